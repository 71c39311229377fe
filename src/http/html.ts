import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/** Text that is HTML already. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = string | Html | readonly Html[] | null;

/** HTML from a template: what is filled in is escaped, unless it is HTML itself; null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.reduce((text, string, i) => {
      const part = parts[i - 1] ?? null;
      return `${text}${part === null ? '' : written(part)}${string}`;
    }),
  );
}

function written(part: string | Html | readonly Html[]): string {
  if (typeof part === 'string') return escaped(part);
  return part instanceof Html ? part.toString() : part.map(String).join('');
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const css = `
*{box-sizing:border-box}
body{margin:0;padding:1rem;font:1.125rem/1.5 system-ui,sans-serif;color:#1c1917;background:#fafaf9}
main{max-width:32rem;margin:0 auto}
h1{font-size:1.5rem;line-height:1.25}
h2{font-size:1.125rem}
table{width:100%;border-collapse:collapse}
td,th{padding:.375rem 0;text-align:start;vertical-align:top;font-weight:400}
td{text-align:end;white-space:nowrap;padding-inline-start:1rem}
small{display:block;color:#57534e}
tr.total>*{font-weight:700;border-top:2px solid #1c1917}
label,legend{display:block;font-weight:600;margin-top:1rem;padding:0}
fieldset{border:0;margin:0;padding:0}
fieldset label{display:flex;gap:.5rem;align-items:center;font-weight:400;margin:.25rem 0;min-height:2.75rem}
input[type=radio]{width:1.375rem;height:1.375rem}
input[type=text],select{width:100%;min-height:3rem;padding:.5rem .75rem;font:inherit;color:inherit;background:#fff;border:1px solid #78716c;border-radius:.5rem}
[aria-invalid=true]{border:2px solid #b91c1c!important}
.fault{color:#b91c1c;font-weight:600}
.notice{padding:.75rem 1rem;border-radius:.5rem;background:#fef2f2;color:#991b1b;font-weight:600}
button{width:100%;min-height:3.25rem;margin-top:1.5rem;font:inherit;font-weight:700;color:#fff;background:#14532d;border:0;border-radius:.5rem}
:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}
a{color:#14532d}
`;

/** The one thing that the page's policy lets in besides the page: its own style. */
const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers with a page of ours, right to left where its language is written so. It runs nothing. */
export function answerPage(
  ctx: Context,
  page: { readonly language: string; readonly title: string; readonly body: Html },
): void {
  const { language, title, body } = page;
  const direction = /^(ar|ur)\b/.test(language) ? 'rtl' : 'ltr';
  ctx.set('Content-Security-Policy', contentPolicy);
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${new Html(`<style>${css}</style>`)}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`.toString();
}
