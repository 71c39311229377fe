import { createHash } from 'node:crypto';

/**
 * The page that the code on a wiring sheet leads to: it holds nothing but itself, asks for an API token, and
 * shows how the box is registered, what looks wrong, and a check of a line while it runs.
 */
export const boxPage = (mac: string): string => `<!doctype html>
<html lang="en" data-mac="${mac}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gateway box ${mac}</title>
<style>${CSS}</style>
</head>
<body>
<main>
<p class="brand">Tableline</p>
<h1 id="title">Gateway box</h1>
<form id="enter"><label>API token <input id="token" type="password" autocomplete="off" required></label><button>Show</button></form>
<p id="trouble" role="alert"></p>
<section id="box" hidden>
  <p id="state"></p>
  <ul id="concerns"></ul>
  <p><button id="sync">Fetch the configuration now</button></p>
  <h2>Check of a line</h2>
  <p id="lines"></p>
  <p id="call"></p>
  <ol id="steps"></ol>
</section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

const CSS = `
body { margin: 0; background: #f1f5f9; color: #0f172a; font: 17px/1.45 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.2rem; }
.brand { color: #0b7a75; font-weight: 700; letter-spacing: .1em; text-transform: uppercase; font-size: .8rem; margin: 0; }
h1 { margin: .2rem 0 1rem; font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin: 1.4rem 0 .4rem; }
input, button { font: inherit; padding: .6rem .8rem; border-radius: .5rem; border: 1px solid #94a3b8; }
button { background: #0b7a75; color: #fff; border-color: #0b7a75; margin: .2rem .3rem .2rem 0; }
#state { font-size: 1.15rem; font-weight: 600; }
#trouble, #concerns { color: #b91c1c; }
#steps { list-style: none; padding: 0; }
#steps > li { background: #fff; border-left: .4rem solid #94a3b8; border-radius: .4rem; margin: .5rem 0; padding: .6rem .8rem; }
#steps > .passed { border-color: #15803d; } #steps > .failed { border-color: #b91c1c; } #steps > .doubtful { border-color: #d97706; }
#steps ul { margin: .3rem 0 0; padding-left: 1.2rem; color: #334155; font-size: .95rem; }
`;

const SCRIPT = `
const mac = document.documentElement.dataset.mac;
const $ = (id) => document.getElementById(id);
const api = async (method, path, body) => {
  const response = await fetch('/api/gateway-boxes/' + mac + path, {
    method,
    headers: { Authorization: 'Bearer ' + sessionStorage.token, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail || answer.title || response.status);
  return answer;
};
const show = (list, texts) => list.replaceChildren(...texts.map((text) => {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}));
const trouble = (error) => { $('trouble').textContent = error ? error.message : ''; };
let box;
async function look() {
  box = await api('GET', '');
  $('title').textContent = box.model + ' ' + mac;
  show($('concerns'), box.concerns);
  const { state, contacts } = await api('GET', '/registration');
  $('state').textContent = state + contacts.map((one) => ' from ' + one.address + (one.rttMs ? ', ' + Math.round(one.rttMs) + ' ms' : '')).join('');
  $('enter').hidden = true;
  $('box').hidden = false;
  if (!$('lines').children.length) $('lines').append(...box.ports.map(({ port, line }) => {
    const button = document.createElement('button');
    button.textContent = 'Check line ' + port + ' (' + line + ')';
    button.onclick = () => check(port).catch(trouble);
    return button;
  }));
}
async function check(port) {
  trouble();
  let now = await api('POST', '/checks', { port });
  while (now.state === 'waiting' || now.state === 'running') {
    $('call').textContent = now.state === 'waiting' ? 'Call ' + now.line + ' from a mobile that shows its number.' : 'Do what the voice says.';
    tell(now.steps);
    await new Promise((next) => setTimeout(next, 1000));
    now = await api('GET', '/checks/' + now.id);
  }
  $('call').textContent = now.state === 'finished' ? 'The check is over.' : 'Nobody called.';
  tell(now.steps);
}
function tell(steps) {
  show($('steps'), steps.map(({ step, found }) => step.replaceAll('_', ' ') + ': ' + found));
  steps.forEach(({ verdict, advice }, i) => {
    const item = $('steps').children[i];
    item.className = verdict;
    const list = document.createElement('ul');
    show(list, advice);
    item.append(list);
  });
}
$('sync').onclick = () => api('POST', '/sync', {}).then(() => trouble(), trouble);
$('enter').onsubmit = (event) => {
  event.preventDefault();
  sessionStorage.token = $('token').value.trim();
  look().then(() => trouble(), trouble);
};
if (sessionStorage.token) look().catch(trouble);
setInterval(() => { if (!$('box').hidden) look().catch(trouble); }, 5000);
`;

/** What the page may do: run its own script, and ask this house. */
export const boxPagePolicy = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
