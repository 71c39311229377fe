import { systemClock } from '../../kernel/clock.js';
import { uuidv7 } from '../../kernel/ids.js';
import { silentLogger } from '../../kernel/logger.js';
import { Line, type LineOptions } from '../../telephony/line.js';
import type { PbxSettings } from '../../telephony/pbx/settings.js';
import { startTestPbx, type TestPbx } from '../pbx.js';
import { SeverableProxy } from './severableProxy.js';
import { SipPhone } from './sipPhone.js';
import { eventually } from '../eventually.js';

const HOST = '127.0.0.1';

/** A real Asterisk with the product's configuration, and lines and telephones at it. */
export class LineUnderTest {
  readonly pbx: TestPbx;
  /** The way from the lines to ARI, to be cut. */
  readonly cable: SeverableProxy;
  readonly #lines: Line[] = [];
  readonly #phones: SipPhone[] = [];

  private constructor(pbx: TestPbx, cable: SeverableProxy) {
    this.pbx = pbx;
    this.cable = cable;
  }

  /** Starts Asterisk, as `scripts/setup` has installed it. */
  static async start(settings: Partial<PbxSettings> = {}): Promise<LineUnderTest> {
    const pbx = await startTestPbx(settings);
    const cable = await SeverableProxy.open({ host: HOST, port: pbx.settings.ariPort });
    return new LineUnderTest(pbx, cable);
  }

  /** A line that is not started yet. */
  newLine(
    options: Pick<LineOptions, 'longestCallMs'> & {
      password?: string;
      onStranger?: LineOptions['onStranger'];
    } = {},
  ): Line {
    const line = new Line({
      ari: {
        url: `http://${HOST}:${this.cable.port}`,
        user: this.pbx.settings.ariUser,
        password: options.password ?? this.pbx.settings.ariPassword,
      },
      clock: systemClock,
      newId: () => uuidv7(),
      log: silentLogger,
      onStranger: options.onStranger ?? (() => 'overflow'),
      ...(options.longestCallMs !== undefined && { longestCallMs: options.longestCallMs }),
    });
    this.#lines.push(line);
    return line;
  }

  /** A telephone that has registered with one of the PBX's accounts. */
  async openPhone(account: 'gateway' | 'staff' | 'bar' | 'terrace'): Promise<SipPhone> {
    const { sipPort } = this.pbx.settings;
    const password = `${account}-password-for-tests`;
    const phone = await SipPhone.open({
      account: { username: account, password },
      server: { host: HOST, port: sipPort },
    });
    this.#phones.push(phone);
    await phone.register();
    return phone;
  }

  /** Resolves when Asterisk holds no channel and no bridge any more; rejects after 20 s. */
  async untilEmpty(): Promise<void> {
    await eventually(
      async () => [...(await this.#list('channels')), ...(await this.#list('bridges'))],
      (left) => left.length === 0,
      'nothing is left in Asterisk',
      20_000,
    );
  }

  /** Closes the telephones and lines, and stops Asterisk. */
  async close(): Promise<void> {
    await Promise.all(this.#phones.map((phone) => phone.close()));
    await Promise.all(this.#lines.map((line) => line.close()));
    this.cable.close();
    await this.pbx.close();
  }

  async #list(what: 'channels' | 'bridges'): Promise<unknown[]> {
    const { ariUser, ariPassword, ariPort } = this.pbx.settings;
    const credentials = Buffer.from(`${ariUser}:${ariPassword}`).toString('base64');
    const response = await fetch(`http://${HOST}:${ariPort}/ari/${what}`, {
      headers: { authorization: `Basic ${credentials}` },
    });
    return (await response.json()) as unknown[];
  }
}
