import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to the API, read to its end. */
export interface ApiRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  /** The fields of a form, or the keys of a JSON body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A server that speaks OpenAI's protocol on a port of its own. */
export interface ApiServer {
  /** What an SDK takes as `baseURL`. */
  readonly baseUrl: string;
  readonly requests: readonly ApiRequest[];
  close(): Promise<void>;
}

/** Answers every request as `answer` does. */
export async function serveOpenAi(
  answer: (response: ServerResponse, request: ApiRequest) => void,
): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const server = createServer((incoming, response) => {
    void read(incoming).then((request) => {
      requests.push(request);
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Refuses as OpenAI does. https://platform.openai.com/docs/guides/error-codes */
export function refuse(response: ServerResponse, status: number, code: string): void {
  answerJson(response, status, { error: { message: code, type: code, param: null, code } });
}

async function read(incoming: IncomingMessage): Promise<ApiRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const { 'content-type': type = '', authorization } = incoming.headers;
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  const fields =
    boundary === undefined
      ? (JSON.parse(body.toString()) as Record<string, unknown>)
      : formFields(body, boundary);
  return { path: incoming.url ?? '', authorization, fields };
}

/** The fields of `multipart/form-data` (RFC 7578): texts, and files as bytes. */
function formFields(body: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.slice(0, end))?.[1] ?? '';
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1');
    fields[name] = part.slice(0, end).includes('filename=') ? content : content.toString();
  }
  return fields;
}
