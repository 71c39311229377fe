import { toString as drawQrCode } from 'qrcode';
import { countryProfiles } from '../../../telephony/provisioning/countries.js';
import { writtenMac } from '../../../telephony/provisioning/mac.js';
import { toBeTried } from '../../../telephony/provisioning/planFaults.js';
import type { KeptBox } from '../../../telephony/provisioning/ports.js';
import { boxDrawing } from './boxDrawing.js';

/** What the sheet of a box is made from. */
export interface SheetParts {
  readonly box: KeptBox;
  readonly restaurantName: string;
  /** The folder that boxes fetch from. */
  readonly url: URL;
  readonly printedAt: Date;
}

/**
 * The page that goes to the restaurant with a box: where each cable goes, what is typed, what is tried, and a
 * code that leads to the box's own page. One sheet of A4, without any password.
 */
export async function wiringSheet({
  box,
  restaurantName,
  url,
  printedAt,
}: SheetParts): Promise<string> {
  const { mac, model, country, ports } = box;
  const page = `${url.href}/${mac}`;
  const code = await drawQrCode(page, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const rows = ports.map(
    ({ port, line }) =>
      `<tr><td>LINE ${port}</td><td class="number">${line}</td><td>its wall socket</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(restaurantName)}: cables of the ${model}</title>
<style>${CSS}</style>
</head>
<body>
<main>
<header>
  <div>
    <p class="brand">Tableline</p>
    <h1>${escaped(restaurantName)}</h1>
    <p class="what">${model} · ${countryProfiles[country].name} · <span class="mac">${writtenMac(mac)}</span></p>
  </div>
  <figure class="code">${code}<figcaption>Scan: is it registered?<br>Check the line</figcaption></figure>
</header>
<section class="drawing">${boxDrawing(box)}</section>
<p class="hint">Go by what is written on the box: sockets may stand in another order, and those without a cable stay empty.</p>
<div class="columns">
<section>
  <h2>Cables</h2>
  <table>
    <thead><tr><th>Socket</th><th>Number</th><th>Goes to</th></tr></thead>
    <tbody>${rows.join('')}<tr><td>NET</td><td></td><td>the router</td></tr><tr><td>POWER</td><td></td><td>its own adapter</td></tr></tbody>
  </table>
  <h2>On the web page of the box</h2>
  <table class="typed">
    <tr><th>Upgrade via</th><td>${url.protocol === 'https:' && !model.startsWith('GXW') ? 'HTTPS' : 'HTTP'}</td></tr>
    <tr><th>Config server path</th><td>${escaped(`${url.host}${url.pathname}`)}</td></tr>
    <tr><th>User</th><td>${mac}</td></tr>
    <tr><th>Password</th><td class="blank">shown once, when the box was added</td></tr>
  </table>
</section>
<section>
  <h2>In this order</h2>
  <ol class="steps">${steps.map((step) => `<li>${step}</li>`).join('')}</ol>
</section>
</div>
<section class="doubts">
  <h2>To be tried on this line</h2>
  <ul>${toBeTried(box)
    .map((doubt) => `<li>${escaped(doubt)}</li>`)
    .join('')}</ul>
</section>
<footer>
  <span>Put in by ______________________</span><span>on ______________</span>
  <span>Without power the telephone still rings: &#9744; yes &#9744; no</span>
  <span class="printed">${escaped(page)} · printed ${printedAt.toISOString().slice(0, 10)}</span>
</footer>
</main>
</body>
</html>
`;
}

const steps = [
  'A plain telephone in each wall socket: dial tone, and a mobile makes it ring.',
  'Cables as drawn. Fax, alarm and other telephones of the line do not pick up by themselves.',
  'SIP ALG off in the router.',
  'Power. Type what stands on the left, apply, reboot.',
  'Scan the code: <em>registered</em>?',
  '<em>Check the line</em>, then call it from a mobile and do what the voice says.',
  'Follow the advice that the check gives, one thing at a time; check again.',
  'Download the configuration from the box and compare it with what was told.',
  'Network out, then power out: does the telephone still ring? Tell the owner.',
  'A password of your own for the web page of the box.',
];

const CSS = `
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e2e8f0; color: #0f172a; font: 12.5px/1.4 "Helvetica Neue", Helvetica, Arial, sans-serif; }
main { max-width: 186mm; margin: 12mm auto; background: #fff; padding: 10mm; box-shadow: 0 2px 16px rgb(15 23 42 / 20%); }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; border-bottom: 2px solid #0f172a; padding-bottom: 3mm; }
.brand { margin: 0; color: #0b7a75; font-weight: 700; letter-spacing: .12em; text-transform: uppercase; font-size: 11px; }
h1 { margin: 1mm 0 1mm; font-size: 27px; line-height: 1.1; }
.what { margin: 0; font-size: 15px; color: #334155; }
.mac { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 14px; white-space: nowrap; }
.code { margin: 0; text-align: center; flex: none; }
.code svg { width: 23mm; height: 23mm; display: block; margin: 0 auto 1mm; }
figcaption { font-size: 10px; color: #475569; }
.drawing { margin: 3mm 0 1mm; }
.drawing svg { width: 100%; height: auto; display: block; }
.hint { margin: 0 0 4mm; color: #475569; font-size: 11px; text-align: center; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; }
h2 { font-size: 13px; margin: 0 0 2mm; color: #0b7a75; text-transform: uppercase; letter-spacing: .06em; }
table { border-collapse: collapse; width: 100%; margin-bottom: 4mm; }
th, td { text-align: left; padding: 0.9mm 2mm 0.9mm 0; border-bottom: 1px solid #cbd5e1; vertical-align: top; }
thead th { color: #475569; font-weight: 600; }
.number { font-weight: 700; white-space: nowrap; }
.typed th { color: #475569; font-weight: 600; white-space: nowrap; }
.typed td { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 11px; word-break: break-all; }
.typed .blank { font-family: inherit; color: #64748b; }
.steps { list-style: none; margin: 0; padding: 0; counter-reset: step; }
.steps li { position: relative; padding: 0 0 1.6mm 7mm; }
.steps li::before { content: ""; position: absolute; left: 0; top: .6mm; width: 3.6mm; height: 3.6mm; border: 1.5px solid #0f172a; border-radius: 2px; }
.doubts { border: 1px solid #f59e0b; border-radius: 6px; background: #fffbeb; padding: 3mm 4mm; margin-top: 3mm; break-inside: avoid; }
.doubts h2 { color: #92400e; margin-bottom: 1mm; }
.doubts ul { margin: 0; padding-left: 5mm; columns: 2; }
footer { display: flex; flex-wrap: wrap; gap: 3mm 8mm; margin-top: 4mm; padding-top: 3mm; border-top: 1px solid #cbd5e1; }
.printed { flex-basis: 100%; color: #64748b; font-size: 10px; }
@media print { body { background: #fff; font-size: 11.5px; } main { margin: 0; padding: 0; max-width: none; box-shadow: none; zoom: 0.92; } }
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
