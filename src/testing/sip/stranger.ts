import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { serialiseSip, type SipHeader } from './sipMessage.js';
import type { SipAddress } from './sipWire.js';

/** Somebody on the network who is nobody's telephone: sends what he likes, and hears what comes back. */
export class Stranger {
  /** The first lines of the answers, in their order. */
  readonly answers: string[] = [];
  readonly #socket: Socket;
  readonly #target: SipAddress;
  #sent = 0;

  private constructor(socket: Socket, target: SipAddress) {
    this.#socket = socket;
    this.#target = target;
    socket.on('message', (datagram) =>
      this.answers.push(datagram.toString().split('\r\n')[0] ?? ''),
    );
  }

  /** Comes from an address of the loopback network. */
  static async from(host: string, target: SipAddress): Promise<Stranger> {
    const socket = createSocket('udp4').bind(0, host);
    await once(socket, 'listening');
    return new Stranger(socket, target);
  }

  /** Where he comes from. */
  get host(): string {
    return this.#socket.address().address;
  }

  /** Sends bytes as they are, to the SIP port or elsewhere. */
  send(bytes: Buffer | string, port = this.#target.port): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.send(bytes, port, this.#target.host, () => resolve());
    });
  }

  /** Sends a request as scanners do, with no credentials or wrong ones. */
  async ask(method: string, user: string, headers: readonly SipHeader[] = []): Promise<void> {
    this.#sent += 1;
    const { address, port } = this.#socket.address();
    const uri = `sip:${user}@${this.#target.host}`;
    const usual: SipHeader[] = [
      ['Via', `SIP/2.0/UDP ${address}:${port};branch=z9hG4bK${this.#sent};rport`],
      ['From', `<${uri}>;tag=${this.#sent}`],
      ['To', `<${uri}>`],
      ['Call-ID', `stranger-${address}-${this.#sent}`],
      ['CSeq', `1 ${method}`],
      ['Contact', `<sip:${user}@${address}:${port}>`],
      ['Max-Forwards', '70'],
    ];
    const given = new Set(headers.map(([name]) => name));
    const all = [...usual.filter(([name]) => !given.has(name)), ...headers];
    await this.send(serialiseSip({ kind: 'request', method, uri, headers: all, body: '' }));
  }

  /** Resolves when so many answers have come. */
  async whenAnswered(count: number): Promise<void> {
    while (this.answers.length < count) await once(this.#socket, 'message');
  }

  /** Goes away. */
  close(): void {
    this.#socket.close();
  }
}
