import type { IncomingMessage, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '../kernel/logger.js';
import { SIP_SOCKET } from './routes/phone/routes.js';

/** Sockets at the same time: more than any restaurants on one machine have browsers. */
const MOST_SOCKETS = 200;

/** What of the request Asterisk is told; cookies and the like are none of its business. */
const PASSED_ON = ['sec-websocket-key', 'sec-websocket-version', 'sec-websocket-protocol'];

/**
 * Lets browsers speak SIP with Asterisk through this server (RFC 7118), so that its web server, which carries
 * ARI too, stays on the loopback: a WebSocket at `SIP_SOCKET` is passed on, byte by byte, to its `/ws`. Who
 * may call is Asterisk's to say (SIP's digest authentication). Pages of other origins are refused.
 * Answers with the function that ends all sockets.
 */
export function carrySip(server: Server, asterisk: URL, logger: Logger): () => void {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, browser: Duplex, first: Buffer) => {
    browser.on('error', () => browser.destroy());
    const refusal = refusalOf(request, open.size);
    if (refusal !== undefined) {
      browser.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    open.add(browser);
    browser.on('close', () => open.delete(browser));
    const pbx = connect(Number(asterisk.port || 80), asterisk.hostname);
    pbx.on('error', (error) => {
      logger.warn({ reason: error.message }, 'a browser phone does not reach Asterisk');
      browser.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
    pbx.on('connect', () => {
      pbx.write(requestOf(request, asterisk));
      pbx.write(first);
      join(browser, pbx);
    });
    browser.on('close', () => pbx.destroy());
    pbx.on('close', () => browser.destroy());
  });
  return () => {
    for (const browser of open) browser.destroy();
  };
}

function refusalOf({ url, headers }: IncomingMessage, open: number): string | undefined {
  if (url !== SIP_SOCKET) return '404 Not Found';
  if (headers.origin === undefined || hostOf(headers.origin) !== headers.host) {
    return '403 Forbidden';
  }
  return open >= MOST_SOCKETS ? '503 Service Unavailable' : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function requestOf({ headers }: IncomingMessage, asterisk: URL): string {
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [`${name}: ${value}`] : [];
  });
  const lines = [
    'GET /ws HTTP/1.1',
    `Host: ${asterisk.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    ...passedOn,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function join(browser: Duplex, pbx: Socket): void {
  browser.pipe(pbx);
  pbx.pipe(browser);
}
