import type { GatewayBox } from '../../../telephony/provisioning/gatewayBox.js';
import { hasPhonePort, linePorts } from '../../../telephony/provisioning/models.js';

const WIDTH = 720;
const HEIGHT = 322;

/** Where sockets stand closer, a number is shown by its end. */
const WIDE_STEP = 90;
const BOX = { top: 150, bottom: 240, left: 20, right: 700 };
const WALL_Y = 52;

/** Colours that are told apart on paper that is not printed in colour too: each cable also has its number. */
const cables = [
  '#0b7a75',
  '#b3541e',
  '#5b3fa0',
  '#1e6bb3',
  '#8a1f4c',
  '#4d7c0f',
  '#92600a',
  '#334155',
];

interface Socket {
  readonly name: string;
  readonly x: number;
}

/**
 * Where each cable goes, as an SVG drawing 720 wide: the box with its sockets, above them the wall, below them
 * the router and the power. The sockets stand in the order of their names and not as on the back of a box.
 */
export function boxDrawing({ model, ports }: Pick<GatewayBox, 'model' | 'ports'>): string {
  const lines = Array.from({ length: linePorts[model] }, (_, i) => `LINE ${i + 1}`);
  const names = ['POWER', 'NET', ...(hasPhonePort(model) ? ['PHONE'] : []), ...lines];
  const step = (BOX.right - BOX.left) / names.length;
  const sockets = names.map((name, i) => ({ name, x: BOX.left + step * (i + 0.5) }));
  const used = new Map<string, string>(ports.map(({ port, line }) => [`LINE ${port}`, line]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Cables of the ${model}" font-family="Helvetica, Arial, sans-serif">`,
    ...sockets.map((socket, i) =>
      cableOf(socket, step, used.get(socket.name), cables[i % cables.length]),
    ),
    `<rect x="${BOX.left}" y="${BOX.top}" width="${BOX.right - BOX.left}" height="${BOX.bottom - BOX.top}" rx="12" fill="#f8fafc" stroke="#0f172a" stroke-width="2"/>`,
    `<text x="${BOX.left + 14}" y="${BOX.bottom - 12}" font-size="15" font-weight="700" fill="#0f172a">Grandstream ${model}</text>`,
    ...sockets.map((socket) => socketOf(socket, isUsed(socket, used))),
    '</svg>',
  ].join('\n');
}

function isUsed({ name }: Socket, used: ReadonlyMap<string, string>): boolean {
  return name === 'POWER' || name === 'NET' || used.has(name);
}

function socketOf({ name, x }: Socket, used: boolean): string {
  const ink = used ? '#0f172a' : '#94a3b8';
  const y = BOX.top + 12;
  return `<g><rect x="${x - 17}" y="${y}" width="34" height="30" rx="4" fill="${used ? '#ffffff' : '#e2e8f0'}" stroke="${ink}" stroke-width="1.6"/>
<rect x="${x - 8}" y="${y + 6}" width="16" height="12" fill="${ink}" opacity="0.85"/>
<text x="${x}" y="${y + 45}" text-anchor="middle" font-size="11" font-weight="600" fill="${ink}">${name}</text></g>`;
}

function cableOf(
  { name, x }: Socket,
  step: number,
  line: string | undefined,
  colour = '#334155',
): string {
  if (name === 'POWER') return downward(x, step, colour, 'Power', 'its adapter');
  if (name === 'NET') return downward(x, step, colour, 'Router', 'SIP ALG off');
  if (line === undefined) return '';
  const number = name.replace('LINE ', '');
  return `<g><path d="M ${x} ${BOX.top + 20} C ${x} ${BOX.top - 25}, ${x} ${WALL_Y + 60}, ${x} ${WALL_Y + 30}" fill="none" stroke="${colour}" stroke-width="4" stroke-linecap="round"/>
<circle cx="${x}" cy="${(BOX.top + WALL_Y + 30) / 2}" r="12" fill="#ffffff" stroke="${colour}" stroke-width="3"/>
<text x="${x}" y="${(BOX.top + WALL_Y + 30) / 2 + 5}" text-anchor="middle" font-size="13" font-weight="700" fill="${colour}">${number}</text>
<rect x="${x - 22}" y="${WALL_Y - 12}" width="44" height="42" rx="6" fill="#ffffff" stroke="#0f172a" stroke-width="1.6"/>
<rect x="${x - 9}" y="${WALL_Y + 1}" width="18" height="15" fill="#0f172a"/>
<text x="${x}" y="${WALL_Y - 34}" text-anchor="middle" font-size="10" fill="#475569">wall socket</text>
<text x="${x}" y="${WALL_Y - 20}" text-anchor="middle" font-size="11" font-weight="700" fill="#0f172a">${step < WIDE_STEP ? `…${line.slice(-4)}` : line}</text></g>`;
}

function downward(x: number, step: number, colour: string, name: string, hint: string): string {
  const width = Math.min(76, step - 6);
  return `<g><path d="M ${x} ${BOX.top + 36} C ${x} ${BOX.bottom + 10}, ${x} ${BOX.bottom + 10}, ${x} ${BOX.bottom + 34}" fill="none" stroke="${colour}" stroke-width="4" stroke-linecap="round"/>
<rect x="${x - width / 2}" y="${BOX.bottom + 34}" width="${width}" height="26" rx="6" fill="#ffffff" stroke="#0f172a" stroke-width="1.6"/>
<text x="${x}" y="${BOX.bottom + 51}" text-anchor="middle" font-size="12" font-weight="600" fill="#0f172a">${name}</text>
<text x="${x}" y="${BOX.bottom + 76}" text-anchor="middle" font-size="10" fill="#475569">${hint}</text></g>`;
}
