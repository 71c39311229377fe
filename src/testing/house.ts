import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '../kernel/logger.js';
import { loadRestaurants } from '../orders/loadRestaurants.js';
import { openStore, type Store } from '../store/store.js';
import { GATEWAY_ACCOUNT, STAFF_ACCOUNT, type PbxSettings } from '../telephony/pbx/settings.js';
import { GatewayProcess } from './gatewayProcess.js';
import { freeTcpPort, startTestPbx, type TestPbx } from './pbx.js';
import { SipPhone } from './sip/sipPhone.js';

const DEMO = fileURLToPath(new URL('../../db/demo/demo.restaurants.json', import.meta.url));

/** What may differ from one house to another. */
export interface HouseOptions {
  readonly databaseUrl: string;
  /** Where recordings and prompts are kept; a folder of its own, removed at the end, when left out. */
  readonly dataDirectory?: string;
  readonly httpPort?: number;
  readonly pbx?: Partial<PbxSettings>;
  /** More settings for the gateway, by their name in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The gateway shares Asterisk's run folder, and tells it of trunks. */
  readonly sharesRunFolder?: boolean;
}

/** Everything at once, with real parts: Asterisk, the gateway as its own process, the demo restaurants. */
export class House {
  readonly pbx: TestPbx;
  readonly store: Store;
  readonly apiUrl: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #phones: SipPhone[] = [];
  readonly #tidy: () => Promise<void>;
  #gateway: GatewayProcess;
  #token: Promise<string> | undefined;

  private constructor(parts: {
    pbx: TestPbx;
    store: Store;
    gateway: GatewayProcess;
    environment: Readonly<Record<string, string>>;
    tidy: () => Promise<void>;
  }) {
    this.pbx = parts.pbx;
    this.store = parts.store;
    this.#gateway = parts.gateway;
    this.#environment = parts.environment;
    this.#tidy = parts.tidy;
    this.apiUrl = `http://127.0.0.1:${parts.environment['HTTP_PORT'] ?? ''}`;
  }

  /** Opens the house; calls can be placed when this resolves. */
  static async open(options: HouseOptions): Promise<House> {
    const temporary = options.dataDirectory === undefined;
    const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'house-')));
    const store = await openStore({ databaseUrl: options.databaseUrl, logger: silentLogger });
    await loadRestaurants(store.restaurants, DEMO);
    const pbx = await startTestPbx(options.pbx);
    const environment = {
      DATABASE_URL: options.databaseUrl,
      DATA_DIR: dataDirectory,
      HTTP_PORT: String(options.httpPort ?? (await freeTcpPort())),
      ARI_URL: pbx.asterisk.ariUrl,
      ARI_USER: pbx.settings.ariUser,
      ARI_PASSWORD: pbx.settings.ariPassword,
      LOG_LEVEL: 'info',
      LOG_PERSONAL_DATA: 'true',
      ...(options.sharesRunFolder && { ASTERISK_RUN_DIR: pbx.settings.runDirectory }),
      ...options.settings,
    };
    const gateway = await GatewayProcess.start(environment);
    const tidy = async (): Promise<void> => {
      await store.close();
      await pbx.close();
      if (temporary) await rm(dataDirectory, { recursive: true, force: true });
    };
    return new House({ pbx, store, gateway, environment, tidy });
  }

  /** The gateway that runs now. */
  get gateway(): GatewayProcess {
    return this.#gateway;
  }

  /** Starts a gateway in the place of one that has ended, with these settings changed. */
  async startGateway(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#gateway = await GatewayProcess.start({ ...this.#environment, ...settings });
  }

  /** Where recordings and prompts are kept. */
  get dataDirectory(): string {
    return this.#environment['DATA_DIR'] ?? '';
  }

  /** A telephone at the box that connects the restaurant's line: its calls come from anywhere. */
  async openCallerPhone(): Promise<SipPhone> {
    return this.#openPhone(GATEWAY_ACCOUNT, this.pbx.settings.gatewayPassword);
  }

  /** The telephone of the staff. */
  async openStaffPhone(): Promise<SipPhone> {
    return this.#openPhone(STAFF_ACCOUNT, this.pbx.settings.staffPassword);
  }

  /** Reads the API as an owner. */
  async api(path: string): Promise<unknown> {
    const response = await this.#ask(path);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return isJson ? response.json() : response.text();
  }

  /** Hears a file of the API as an owner. */
  async sound(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask(path)).arrayBuffer());
  }

  /** The API token of an owner. */
  token(): Promise<string> {
    this.#token ??= this.store.tokens.create({
      name: 'house',
      role: 'owner',
      restaurantId: null,
    });
    return this.#token;
  }

  async #ask(path: string): Promise<Response> {
    const headers = { authorization: `Bearer ${await this.token()}` };
    return fetch(new URL(path, this.apiUrl), { headers });
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await Promise.all(this.#phones.splice(0).map((phone) => phone.close()));
    await this.#gateway.stop();
    await this.#tidy();
  }

  async #openPhone(username: string, password: string): Promise<SipPhone> {
    const server = { host: '127.0.0.1', port: this.pbx.settings.sipPort };
    const phone = await SipPhone.open({ account: { username, password }, server });
    this.#phones.push(phone);
    await phone.register();
    return phone;
  }
}
