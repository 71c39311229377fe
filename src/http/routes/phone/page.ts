import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';

/** What Vite builds, by the ending of its name. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** Only what comes from here runs, and it talks with nobody else; a page of ours may frame it. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** `/phone`: the page that is a telephone, as `npm run build:dashboard` leaves it in `folder`. */
export function phonePage(folder: string): Route[] {
  return [
    {
      method: 'get',
      path: '/phone',
      roles: 'public',
      async handle(ctx) {
        ctx.set('Content-Security-Policy', contentPolicy);
        ctx.set('X-Frame-Options', 'SAMEORIGIN');
        ctx.set('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
        ctx.type = types['.html'] ?? '';
        ctx.body = await read(join(folder, 'index.html'));
      },
    },
    {
      method: 'get',
      path: '/phone/assets/:file',
      roles: 'public',
      async handle(ctx) {
        const file = ctx.params['file'] ?? '';
        const type = types[extname(file)];
        // A name within the folder: no slash can be in it, nor a dot at its beginning.
        if (!/^\w[\w.-]*$/.test(file) || type === undefined) throw missing();
        ctx.type = type;
        // Its name has a sum of its content in it.
        ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
        ctx.body = await read(join(folder, 'assets', file));
      },
    },
  ];
}

async function read(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw missing();
  });
}

function missing(): HttpProblem {
  return new HttpProblem(404, 'this page is not built: npm run build:dashboard');
}
