import type { FetchDesk, FetchRequest } from '../../../telephony/provisioning/fetchDesk.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { NOT_READY } from './routes.js';

/** The file that a gateway box fetches at its start and every day, with its own user and password (RFC 7617). */
export function configurationRoute(desk: Pick<FetchDesk, 'answer'>): Route {
  return {
    method: 'get',
    path: '/provisioning/cfg:mac.xml',
    roles: 'public',
    async handle(ctx) {
      const answer = await desk.answer({
        mac: ctx.params['mac'] ?? '',
        credentials: readCredentials(ctx.get('Authorization')),
        address: ctx.ip,
        userAgent: ctx.get('User-Agent'),
      });
      switch (answer.outcome) {
        case 'served':
          ctx.type = typeof answer.file === 'string' ? 'text/xml' : 'application/octet-stream';
          ctx.body = answer.file;
          return;
        case 'unknown_box':
          throw new HttpProblem(404, 'there is no such box');
        case 'wrong_credentials':
          throw new HttpProblem(401, 'give the user and password of this box', {
            'WWW-Authenticate': 'Basic realm="tableline provisioning", charset="UTF-8"',
          });
        case 'not_ready':
          throw new HttpProblem(503, NOT_READY);
        case 'barred':
          throw new HttpProblem(429, 'too many wrong tries; wait', {
            'Retry-After': String(Math.ceil(answer.forMs / 1000)),
          });
      }
    },
  };
}

function readCredentials(header: string): FetchRequest['credentials'] {
  const [, encoded] = /^Basic +([\w+/-]+=*) *$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: password.join(':') };
}
