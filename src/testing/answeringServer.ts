import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the server: JSON, or a text as it is; `silence` is none at all. */
export type Answer = 'silence' | { readonly status: number; readonly body: unknown };

/** What was asked of the server. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An HTTP server that gives the answers it is told, one after the other, the last again and again. */
export class AnsweringServer {
  readonly asked: Asked[] = [];
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  /** Starts it on a port of the system's choice. */
  static async open(answers: readonly [Answer, ...Answer[]]): Promise<AnsweringServer> {
    const left = [...answers];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        opened.asked.push({ path, headers, body: Buffer.concat(chunks).toString() });
        const answer = (left.length > 1 ? left.shift() : left[0]) ?? 'silence';
        if (answer === 'silence') return;
        response.writeHead(answer.status, { 'Content-Type': 'application/json' });
        response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const opened = new AnsweringServer(server);
    return opened;
  }

  /** Stops it, and whoever still waits for an answer. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
