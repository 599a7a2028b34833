const PER_SIDE = 4;
const byId = id => document.getElementById(id);
let region = 'whole';
let answering = true;
let drawings = 0;

async function ask(address, options) {
  const answer = await fetch(`api/${address}`, options);
  if (!answer.ok) {
    throw new Error((await answer.text()) || `The server says ${answer.status}.`);
  }
  return answer;
}

function say(text, isBad = false) {
  byId('news').textContent = text;
  byId('news').classList.toggle('bad', isBad);
}

/** Does what a button is for, says what failed, and shows the new figures. */
async function act(action) {
  try {
    await action();
  } catch (failure) {
    say(failure.message, true);
  }
  await refresh();
}

async function drawTile(figure, column, row) {
  const answer = await ask(`tiles/${region}/${column}/${row}`);
  const picture = await answer.blob();
  const [from, millis] = answer.headers.get('Server-Timing').split(';dur=');
  const image = document.createElement('img');
  image.alt = '';
  image.src = URL.createObjectURL(picture);
  image.onload = () => URL.revokeObjectURL(image.src);
  const caption = document.createElement('figcaption');
  caption.textContent = `${from} ${Number(millis).toFixed(millis < 10 ? 1 : 0)} ms`;
  figure.dataset.from = from;
  figure.replaceChildren(image, caption);
  return from;
}

async function draw() {
  for (const button of document.querySelectorAll('[data-region]')) {
    button.setAttribute('aria-pressed', String(button.dataset.region === region));
  }
  const drawing = ++drawings;
  say('Drawing …');
  const began = performance.now();
  const figures = Array.from({ length: PER_SIDE * PER_SIDE }, () => document.createElement('figure'));
  byId('tiles').replaceChildren(...figures);
  const froms = await Promise.all(
    figures.map((figure, i) => drawTile(figure, i % PER_SIDE, Math.floor(i / PER_SIDE))));
  const computed = froms.filter(from => from === 'computed').length;
  if (drawing === drawings) {
    say(`${froms.length} tiles in ${Math.round(performance.now() - began)} ms: `
      + `${computed} computed, ${froms.length - computed} from the cache.`);
  }
}

function keyLine({ key, secondsLeft }) {
  const line = document.createElement('li');
  const left = document.createElement('span');
  line.textContent = key;
  left.textContent = `${secondsLeft} s`;
  line.append(left);
  return line;
}

async function refresh() {
  try {
    const cache = await (await ask('cache')).json();
    answering = cache.answering;
    for (const figure of ['hits', 'misses', 'loads', 'failures']) {
      byId(figure).textContent = cache[figure];
    }
    byId('redis').textContent = cache.redis;
    byId('answering').textContent = answering ? 'answers' : 'does not answer';
    byId('light').classList.toggle('good', answering);
    byId('power').hidden = !cache.ours;
    byId('power').textContent = answering ? 'Stop Redis' : 'Start Redis';
    byId('count').textContent = answering ? cache.keys.length : 'not known';
    byId('keys').replaceChildren(...cache.keys.map(keyLine));
  } catch (failure) {
    say(`The application does not answer: ${failure.message}`, true);
  }
}

for (const button of document.querySelectorAll('[data-region]')) {
  button.onclick = () => act(() => {
    region = button.dataset.region;
    return draw();
  });
}
byId('forget').onclick = () => act(async () => {
  await ask(`tiles/${region}`, { method: 'DELETE' });
  say(`Region ${region} is forgotten.`);
});
byId('invalidate').onsubmit = event => {
  event.preventDefault();
  act(async () => {
    const pattern = encodeURIComponent(byId('pattern').value);
    const removed = await (await ask(`tiles?pattern=${pattern}`, { method: 'DELETE' })).text();
    say(answering ? `${removed} keys removed.` : 'Redis is away: removed as soon as it is back.');
  });
};
byId('power').onclick = () => act(async () => {
  const stops = answering;
  await ask(`redis/${stops ? 'stop' : 'start'}`, { method: 'POST' });
  say(stops ? 'Redis is stopped. Choose a region: every tile is computed.' : 'Redis is back, and empty.');
});

/** The next question is asked when this one is answered: with a Redis that hangs, answers take longer than a second. */
async function watch() {
  await refresh();
  setTimeout(watch, 1000);
}

watch();
act(draw);
