'use strict';
const page = JSON.parse(document.getElementById('data').textContent);
const main = document.getElementById('live');
document.documentElement.classList.add('live');

/** What would turn the direction of the text around it is shown by its code. */
const visible = text => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    character => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'));

// Everything that comes from data goes in as text, never as markup.
function make(parent, tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = visible(text);
  parent.append(element);
  return element;
}

/** A part of the page that scrolls by itself: the keyboard gets there, and it has a name. */
function pane(parent, className, label) {
  const element = make(parent, 'div', 'pane ' + className);
  element.tabIndex = 0;
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', visible(label));
  return element;
}

const number = n => n.toLocaleString('en');
const colour = thread => `var(--t${thread % 6})`;
const paint = (element, thread) => { element.style.setProperty('--here', colour(thread)); return element; };

/** The versions that have an interleaving to play, by their index; and the one that the keys are for. */
const players = new Map();
let active = -1;

/** The versions of which schedules were recorded, by their index. */
const schedulers = new Map();

/** Of thread 1, 2 and so on, in a schedule that is written as a word. */
const letters = '123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0';

/** What the reader is to achieve: the rule that the first version breaks. */
const goal = page.versions.map(version => version.rule).find(Boolean) ?? 'the rule is violated';

/** As a part of another page, which has a title and keys of its own. */
const isPart = 'part' in main.dataset;
if (!isPart) {
  document.title = visible('raceproof: ' + page.title);
  make(main, 'h1', '', page.title);
  make(main, 'p', 'story', page.story);
}
page.versions.forEach(drawVersion);
make(main, 'p', 'soft small', `JDK ${page.stamp.jdk} · ${page.stamp.cores} × ${page.stamp.processor} · ${page.stamp.system}`
    + ` · ${page.stamp.time} · commit ${page.stamp.commit.replace(/^([0-9a-f]{10})[0-9a-f]+$/, "$1")}`);
fit();
openAddress();
addEventListener('hashchange', openAddress);
addEventListener('resize', () => { fit(); players.forEach(one => one.arrange()); });

/** Opens what the address names: #version.row, #version.row.step in the whole trace, or #sversion.threads, a schedule. */
function openAddress() {
  const schedule = /^#s(\d+)\.([-\w]*)$/.exec(location.hash);
  const chosen = schedule && schedulers.get(Number(schedule[1]));
  const asked = /^#(\d+)\.(\d+)(?:\.(\d+))?$/.exec(location.hash);
  if (isPart && active >= 0 && !schedule && !asked) return; // it names something else in the page
  active = asked && players.has(Number(asked[1])) ? Number(asked[1]) : [...players.keys()][0] ?? -1;
  players.forEach((one, index) => {
    if (asked && index === active) {
      one.go(Number(asked[2]) - 1, asked[3] && Number(asked[3]) - 1);
      one.show();
    } else {
      one.go(-1);
    }
  });
  if (chosen) {
    chosen.play([...schedule[2]].map(each => letters.indexOf(each) + 1));
    chosen.show();
  }
}

/** Each player is as high as what is left of the window below its head, or as the window. */
function fit() {
  document.querySelectorAll('.stage').forEach((stage, i) => {
    const left = innerHeight - (stage.getBoundingClientRect().top + scrollY);
    stage.style.setProperty('--room', (i === 0 && left > innerHeight * .62 ? left : innerHeight) + 'px');
  });
}

/** The arrows step wherever the reader is; what else scrolls a page does so unless the player has the focus. */
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const inside = event.target.closest?.('.stage');
  players.forEach((one, index) => { if (inside === one.stage) active = index; });
  const player = [...schedulers.values()].find(one => inside && inside === one.stage()) ?? players.get(active);
  const act = player?.keys[event.key];
  if (!act || (!inside && (isPart || !['ArrowLeft', 'ArrowRight'].includes(event.key)))) return;
  if (event.target.tagName === 'BUTTON' && event.key === ' ') return;
  event.preventDefault();
  act();
  player.show();
});

function drawVersion(version, index) {
  const section = make(main, 'section');
  const story = version.interleaving;
  const head = make(section, 'div', 'head');
  make(head, 'h2', '', version.name);
  make(head, 'span', 'verdict ' + version.verdict, version.verdict);
  make(head, 'span', 'small', version.what);
  if (version.rule) make(section, 'p', 'rule', 'The rule is violated: ' + version.rule);
  if (story) {
    players.set(index, player(version, index, section));
    drawEnding(section, story, version);
  }
  if (version.tree?.nodes.parent.length === 1) {
    make(section, 'p', 'soft', 'There is nothing to schedule here: no thread does anything that another one can see.');
  } else if (version.tree) {
    schedulers.set(index, scheduler(version, index, section));
  }
  const lenses = make(section, 'div', 'lenses');
  const left = make(lenses, 'div');
  drawNumbers(left, version);
  const right = make(lenses, 'div');
  const races = (version.races || []).slice(0, 3);
  races.forEach(race => drawRace(story ? right : left, race, version));
  if (!story) {
    const { lines } = drawSource(right, version);
    races.flatMap(race => [race.first, race.second]).filter(access => access.file === version.file)
      .forEach(access => lines.get(access.line)?.line.classList.add('races'));
  }
}

function drawNumbers(parent, version) {
  if (version.runs > 0) make(parent, 'p', '', `1 · The unit test was green ${number(version.green)} of ${number(version.runs)} times.`);
  if (version.samples > 0) drawOutcomes(parent, version);
  if (version.schedules > 0) make(parent, 'p', '', `3 · Lincheck's model checker: ` + (version.rule
      ? `schedule ${number(version.schedules)} breaks it` + (version.interleaving ? ', as above.' : '.') : `${number(version.schedules)} schedules, no violation.`));
  const bounds = make(parent, 'ul', 'bounds soft small');
  version.bounds.forEach(bound => make(bounds, 'li', '', bound));
}

/** How often which outcome, by its order of magnitude: what is rare is seen beside what is not. */
function drawOutcomes(parent, version) {
  const table = make(parent, 'table', 'outcomes');
  make(table, 'caption', '', `2 · jcstress took ${number(version.samples)} samples; the bars are on a logarithmic scale`);
  const headRow = make(make(table, 'thead'), 'tr');
  ['Outcome', 'Times', 'Per million', 'Log scale'].forEach(text => { make(headRow, 'th', '', text).scope = 'col'; });
  const body = make(table, 'tbody');
  version.outcomes.filter(outcome => outcome.count > 0).forEach(outcome => {
    const forbidden = outcome.expectation === 'FORBIDDEN';
    const row = make(body, 'tr', forbidden ? 'forbidden' : '');
    make(row, 'th', '', outcome.description + (forbidden ? ' (forbidden)' : '')).scope = 'row';
    make(row, 'td', 'number-cell', number(outcome.count));
    const perMillion = outcome.count * 1e6 / version.samples;
    make(row, 'td', 'number-cell', perMillion < 10 ? perMillion.toPrecision(2) : number(Math.round(perMillion)));
    const bar = make(make(row, 'td'), 'div', 'bar');
    bar.style.setProperty('--part', Math.log10(1 + outcome.count) / Math.log10(1 + version.samples));
  });
}

/** Two columns, time going down: what each thread released and acquired around its access, each edge an arrow, and a bar for the missing one. */
function drawRace(parent, race, version) {
  make(parent, 'h3', '', 'Data race: ' + race.variable);
  const box = make(parent, 'div', 'race small');
  const sides = [race.first, race.second];
  const place = (element, column, row) => { element.style.gridColumn = column; element.style.gridRow = row; return element; };
  sides.forEach((access, column) => place(make(box, 'div', 'mono who', access.thread), 2 * column + 1, 1));
  let row = 1;
  const rows = race.steps.map(step => {
    const column = step.ofFirst ? 1 : 3;
    const access = sides[step.ofFirst ? 0 : 1];
    const isAccess = step.kind === 'READS' || step.kind === 'WRITES';
    if (isAccess && !step.ofFirst) {
      place(make(box, 'div', 'missing', 'nothing orders the two'), '1 / -1', ++row);
    }
    const cell = place(make(box, 'div', isAccess ? 'access' : 'sync'), column, ++row);
    make(cell, 'div', '', `${step.kind.toLowerCase()} ${step.what}`);
    if (isAccess) {
      const at = access.line > 0 ? (access.file === version.file ? `line ${access.line}` : `${access.file}:${access.line}`) : access.method;
      make(cell, 'div', '', at + (access.within ? `, in ${access.within}` : ''));
      make(cell, 'div', 'soft', access.held.length > 0 ? 'holding ' + access.held.join(' and ') + (access.shared ? ', shared' : '') : 'holding no lock');
    }
    return row;
  });
  race.steps.forEach((step, i) => {
    if (step.edgeFrom < 0) return;
    const from = rows[step.edgeFrom];
    const edge = place(svg(box, 'svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', role: 'img',
      'aria-label': `${race.steps[step.edgeFrom].what}: released, then acquired`, class: 'edge' }), 2, `${from} / ${rows[i] + 1}`);
    const [start, end] = step.ofFirst ? [100, 0] : [0, 100];
    const depth = rows[i] - from + 1; // the arrow goes from the middle of the first row to that of the last
    svg(edge, 'path', { d: `M${start} ${50 / depth} L${end} ${100 - 50 / depth}`, fill: 'none', stroke: 'currentColor',
      'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' });
    place(make(box, 'div', 'head ' + (step.ofFirst ? 'left' : 'right'), step.ofFirst ? '◀' : '▶'), 2, rows[i]);
  });
}

function drawSource(parent, version) {
  make(parent, 'div', 'soft small mono', version.file);
  const box = pane(parent, 'source mono', 'source of ' + version.file);
  const lines = new Map();
  for (let n = version.first; n <= version.last; n++) {
    const text = version.source[n - 1];
    if (/^\s*\/\/ @(start|end)/.test(text)) continue;
    const line = make(box, 'div');
    line.style.setProperty('--indent', Math.min(text.search(/\S|$/), 12) + 2 + 'ch'); // of its second line, where it has one
    make(line, 'span', 'number', n);
    lines.set(n, { line, code: make(line, 'span', 'code', text), text });
  }
  return { box, lines };
}

/** The part of a line that a row is about: the call, or the variable with what is done to it; null if that is not found. */
function statementIn(text, row) {
  const method = /(?:^|\.)([\w$]+)\(/.exec(row.action.slice(0, 200))?.[1]; // what is longer is no call
  if (method) {
    const at = text.search(new RegExp('\\b' + method.replace(/\$/g, '\\$&') + '\\s*\\('));
    if (at >= 0) {
      let from = at;
      while (from > 0 && /[\w.$]/.test(text[from - 1])) from--;
      let to = text.indexOf('(', at);
      for (let depth = 0; to < text.length; to++) {
        depth += text[to] === '(' ? 1 : text[to] === ')' ? -1 : 0;
        if (depth === 0) break;
      }
      return [from, Math.min(text.length, to + 1)];
    }
  }
  for (const detail of [...row.details].reverse()) {
    const field = /([A-Za-z_$][\w$]*)(?:\[[^\]]*\])?(?: =|:)/.exec(detail.slice(0, 200))?.[1];
    const found = field && new RegExp('\\b' + field.replace(/\$/g, '\\$&') + '\\b(\\s*(\\+\\+|--|[-+*/|&^]?=[^=;][^;]*))?').exec(text);
    if (found) return [found.index, found.index + found[0].length];
  }
  return null;
}

/** A line of source, with the statement of a row marked in it. */
function writeStatement(element, text, row) {
  const part = statementIn(text, row) ?? [text.search(/\S|$/), text.length]; // else the line is the statement
  element.replaceChildren();
  element.append(visible(text.slice(0, part[0])));
  make(element, 'mark', '', text.slice(part[0], part[1]));
  element.append(visible(text.slice(part[1])));
}

/** The interleaving of a version, with its state at each step; go() shows a row, or a step of the whole trace. */
function player(version, index, section) {
  const story = version.interleaving;
  const { threads, rows } = story;
  const used = [...new Set(rows.map(row => row.thread))].sort((a, b) => a - b);
  const stage = make(section, 'div', 'stage');
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', visible('player of ' + version.name));
  const buttons = make(stage, 'div', 'buttons');
  const told = make(stage, 'p', 'told');
  told.setAttribute('aria-live', 'polite');
  const panes = make(stage, 'div', 'panes');
  const box = pane(panes, 'scroll', 'steps, a column for each thread');
  const drawn = drawRows(box, version, used, row => { go(row); });
  const whole = wholeTrace(panes, story, step => go(story.steps[step].row, step));
  const state = drawState(panes, story, used);
  const below = make(section, 'div');
  const code = make(below, 'div');
  const source = drawSource(code, version);
  const lastStep = lastSteps(story);
  const lastRow = lastRows(rows, used);
  let now = -1;
  let at = -1;
  let timer = 0;

  /** The source stands beside the steps where there is room, else below. */
  function arrange() {
    const wide = matchMedia('(min-width: 87.5rem)').matches;
    if (wide && code.parentNode !== panes) panes.prepend(code);
    if (!wide && code.parentNode !== below) below.append(code);
    panes.classList.toggle('with-source', wide);
    panes.classList.toggle('alone', !wide && !state);
    source.box.style.maxHeight = wide ? 'calc(100% - 1.5rem)' : '';
  }
  arrange();

  /** Shows a row; with a step, that step of the whole trace, which belongs to the row. */
  function go(row, step) {
    const before = now;
    now = Math.max(-1, Math.min(rows.length - 1, row));
    if (step !== undefined) {
      at = Math.max(0, Math.min(story.steps.length - 1, step));
      now = story.steps[at].row;
      whole.show();
    } else {
      at = now < 0 ? -1 : lastStep[now];
    }
    drawn[before]?.classList.remove('now');
    for (let i = Math.min(before, now) + 1; i <= Math.max(before, now); i++) drawn[i].classList.toggle('past', i <= now);
    drawn[now]?.classList.add('now');
    box.hidden = whole.shown();
    if (!whole.shown()) reveal(drawn[now]?.querySelector('.mine'));
    markLines();
    state?.(now);
    whole.go(at);
    all.setAttribute('aria-pressed', whole.shown());
    count.textContent = whole.shown()
        ? `step ${number(at + 1)} of ${number(story.steps.length)} (row ${now + 1} of ${rows.length})`
        : `step ${now + 1} of ${rows.length}`;
    tell();
    if (now >= 0 || whole.shown()) {
      history.replaceState(null, '', `#${index}.${now + 1}` + (whole.shown() ? `.${at + 1}` : ''));
    }
  }

  /** The step in words, for those who see it and for those who hear it. */
  function tell() {
    told.replaceChildren();
    if (now < 0) {
      make(told, 'span', 'soft', 'Before the first step.' + (story.left > 0 ? ` ${story.left === 1 ? '1 row is' : `${story.left} rows are`} left out.` : ''));
      return;
    }
    const row = rows[now];
    if (whole.shown() && story.steps[at]) {
      make(told, 'span', '', `${threads[story.steps[at].thread]}: ${story.steps[at].text}`);
      return;
    }
    paint(make(told, 'strong', '', threads[row.thread]), row.thread).style.color = colour(row.thread);
    make(told, 'span', '', `, line ${row.location.line}: ` + [row.action, ...row.details].filter(Boolean).join('; ') + '. ');
    row.notes?.forEach(note => make(told, 'span', 'alarm', note + '. '));
  }

  /** Where the rows are higher or wider than their pane: scrolls to the cell of the row that is shown. */
  function reveal(cell) {
    box.scrollTop = cell ? cell.offsetTop + cell.offsetHeight / 2 - box.clientHeight / 2 - 16 : 0;
    box.scrollLeft = cell ? cell.offsetLeft + cell.offsetWidth / 2 - box.clientWidth / 2 : 0;
  }

  /** Brings the player into sight, if it is not. */
  function show() {
    const { top, bottom } = stage.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight + 1) stage.scrollIntoView({ block: 'start' });
  }

  let marked = [];

  /** Each thread's current line, in its colour; where threads meet in a line, in that of the one that moves. */
  function markLines() {
    marked.forEach(({ line, code: element, text }) => {
      line.classList.remove('here');
      line.querySelectorAll('.tag').forEach(tag => tag.remove());
      element.textContent = visible(text);
    });
    marked = [];
    if (now < 0) return;
    const moving = rows[now].thread;
    used.filter(thread => thread !== moving).concat(moving).forEach(thread => {
      const last = rows[lastRow[now].get(thread) ?? -1];
      const place = last && last.location.file === version.file && source.lines.get(last.location.line);
      if (!place) return;
      marked.push(place);
      place.line.classList.add('here');
      paint(place.line, thread);
      paint(make(place.line, 'span', 'tag', '◀ ' + threads[thread]), thread);
      if (thread === moving) {
        writeStatement(place.code, place.text, last);
        source.box.scrollTop = place.line.offsetTop - source.box.clientHeight / 2;
      }
    });
  }

  const move = by => whole.shown() ? go(now, at + by) : go(now + by);
  const end = () => whole.shown() ? go(now, story.steps.length - 1) : go(rows.length - 1);
  const isAtEnd = () => whole.shown() ? at >= story.steps.length - 1 : now >= rows.length - 1;

  function play() {
    if (timer) {
      clearInterval(timer);
      timer = 0;
    } else {
      if (isAtEnd()) go(-1, whole.shown() ? 0 : undefined);
      timer = setInterval(() => {
        move(1);
        if (isAtEnd()) play();
      }, whole.shown() ? 300 : 900);
    }
    playing.setAttribute('aria-pressed', timer !== 0);
  }

  /** Shows or hides the whole trace; the row stays. */
  function toggle() {
    if (whole.shown()) {
      whole.hide();
      go(now);
    } else if (story.steps.length > 0) {
      go(now, now < 0 ? 0 : lastStep[now]);
    }
  }

  const keys = {
    ArrowLeft: () => move(-1), ArrowRight: () => move(1),
    Home: () => whole.shown() ? go(now, 0) : go(0), End: end, ' ': play, a: toggle,
  };
  const button = (text, key, name) => {
    const element = make(buttons, 'button', '', text);
    element.title = name;
    element.setAttribute('aria-label', name);
    element.addEventListener('click', () => {
      active = index;
      keys[key]();
      show();
    });
    return element;
  };
  button('|◀', 'Home', 'first step');
  button('◀', 'ArrowLeft', 'step back');
  button('▶', 'ArrowRight', 'next step');
  button('▶|', 'End', 'last step');
  const playing = button('play', ' ', 'play or pause');
  const all = button('all', 'a', 'all steps, not condensed');
  const count = make(buttons, 'strong', 'small');
  make(buttons, 'span', 'small soft wide-only', isPart ? 'keys in the player: ← → Home End, space plays, a shows all steps' : 'keys ← →; in the player Home, End, space plays, a shows all steps');
  return { go, keys, stage, show, arrange };
}

/**
 * The reader is the scheduler: chooses at each step which thread goes on, and sees what happened when the model checker ran
 * the code in that order. Drawn when it is first asked for.
 */
function scheduler(version, index, section) {
  const { tree } = version;
  const { nodes } = tree;
  const actors = tree.threads.map((name, thread) => thread).slice(1);
  const children = nodes.parent.map(() => []);
  nodes.parent.forEach((parent, node) => { if (parent >= 0) children[parent].push(node); });
  const moveOf = node => tree.moves[nodes.move[node]];
  const threadOf = node => moveOf(node).thread;
  const isReady = (node, thread) => tree.ready[nodes.ready[node]].includes(thread);
  const endOf = node => nodes.end[node] < 0 ? null : tree.ends[nodes.end[node]];
  const next = (node, thread) => children[node].find(child => threadOf(child) === thread);
  const count = (n, word) => `${number(n)} ${word}${n === 1 ? '' : 's'}`;
  const bound = `${count(tree.schedules, 'schedule')} recorded` + (tree.complete ? ', there are no others'
      : tree.preemptions >= 0 ? `, all with at most ${count(tree.preemptions, 'preemption')} among them` : '');
  const path = [0];
  let stage = null;
  let parts = {};
  const opener = make(section, 'button', '', 'be the scheduler');
  opener.setAttribute('aria-label', visible(`be the scheduler of ${version.name}`));
  opener.setAttribute('aria-expanded', 'false');
  opener.addEventListener('click', () => { play([]); show(); });
  const place = make(section, 'div');

  /** How many preemptions it took to get to each node: a thread that could have gone on did not. */
  const preemptions = [0];
  for (let node = 1; node < nodes.parent.length; node++) {
    const parent = nodes.parent[node];
    const before = threadOf(parent);
    preemptions[node] = preemptions[parent] + (before > 0 && before !== threadOf(node) && isReady(parent, before) ? 1 : 0);
  }

  function draw() {
    opener.setAttribute('aria-expanded', 'true');
    stage = make(place, 'div', 'stage');
    stage.setAttribute('role', 'group');
    stage.setAttribute('aria-label', visible('scheduler of ' + version.name));
    const rule = make(stage, 'p', 'rule');
    make(rule, 'span', '', `Break it: ${version.rule || goal}. `);
    make(rule, 'span', 'soft', tree.broken > 0 ? `${bound}; ${number(tree.broken)} break it.` : `${bound}; none breaks it.`);
    const buttons = make(stage, 'div', 'buttons');
    const button = (text, name, act) => {
      const element = make(buttons, 'button', '', text);
      element.title = visible(name);
      element.setAttribute('aria-label', visible(name));
      element.addEventListener('click', act);
      return element;
    };
    const choices = actors.map(thread => {
      const element = button('', `${tree.threads[thread]} goes on`, () => choose(thread));
      element.style.color = colour(thread);
      return element;
    });
    const undone = button('undo', 'undo the last step', undo);
    button('again', 'start again', () => play([]));
    const moves = make(buttons, 'strong', 'small');
    make(buttons, 'span', 'small soft wide-only', 'keys 1, 2, … choose, u takes back; the address holds the schedule');
    const told = make(stage, 'p', 'told');
    told.setAttribute('aria-live', 'polite');
    const panes = make(stage, 'div', 'panes');
    const box = pane(panes, 'scroll', 'steps so far, a column for each thread');
    const table = make(box, 'table', 'steps');
    table.style.minWidth = `${9 * actors.length}rem`;
    const headRow = make(make(table, 'thead'), 'tr');
    actors.forEach(thread => {
      const head = make(headRow, 'th', '', tree.threads[thread]);
      head.scope = 'col';
      head.style.color = colour(thread);
    });
    const body = make(table, 'tbody');
    const state = pane(panes, 'state', 'state after the step');
    parts = { choices, undone, moves, told, box, body, state, rows: [] };
    fit();
  }

  /** A step goes into the row of its thread and line, or begins one. */
  function write(node) {
    const { thread, file, line, text } = moveOf(node);
    const last = parts.rows[parts.rows.length - 1];
    last?.tr.classList.remove('now');
    if (last && last.thread === thread && last.line === line && last.file === file) {
      last.items.push(make(last.list, 'li', '', text));
      if (last.code) writeStatement(last.code, last.source, { action: text, details: [text] });
      last.tr.classList.add('now');
      return;
    }
    const tr = paint(make(parts.body, 'tr', 'past now'), thread);
    let list = null;
    let code = null;
    const source = file === version.file ? version.source[line - 1]?.trim() : undefined;
    actors.forEach(actor => {
      const cell = make(tr, 'td', actor === thread ? 'mine' : '');
      if (actor !== thread) return;
      const said = make(cell, 'div', 'line text mono');
      make(said, 'span', 'number', source === undefined ? `${file}:${line}` : line);
      if (source !== undefined) {
        code = make(said, 'span');
        writeStatement(code, source, { action: text, details: [text] });
      }
      list = make(cell, 'ul', 'text small');
    });
    parts.rows.push({ tr, thread, file, line, list, code, source, items: [make(list, 'li', '', text)] });
  }

  /** Takes the last step out of its row. */
  function erase() {
    const last = parts.rows[parts.rows.length - 1];
    last.items.pop().remove();
    if (last.items.length === 0) {
      last.tr.remove();
      parts.rows.pop();
    }
    parts.rows[parts.rows.length - 1]?.tr.classList.add('now');
  }

  const letter = thread => letters[thread - 1] ?? '';
  const word = () => path.slice(1).map(node => letter(threadOf(node))).join('');

  /** What stands beside the steps, and which threads can be chosen. */
  function update(refused) {
    const node = path[path.length - 1];
    const end = endOf(node);
    const focused = document.activeElement; // what is disabled loses the focus
    parts.choices.forEach((element, i) => {
      const ready = end === null && isReady(node, actors[i]);
      element.disabled = !ready;
      element.textContent = visible(tree.threads[actors[i]] + (ready && next(node, actors[i]) === undefined ? ' ?' : ' ▶'));
    });
    parts.undone.disabled = path.length === 1;
    if (focused?.disabled) parts.box.focus(); // the keys go on
    parts.moves.textContent = `${count(path.length - 1, 'step')}, ${count(preemptions[node], 'preemption')}`;
    tell(node, end, refused);
    drawNow(node, end);
    parts.box.scrollTop = parts.box.scrollHeight;
    history.replaceState(null, '', `#s${index}.${word()}`);
  }

  /** In words, for those who see it and for those who hear it. */
  function tell(node, end, refused) {
    const told = parts.told;
    told.replaceChildren();
    delete told.dataset.end;
    if (refused !== undefined) {
      make(told, 'span', 'alarm', `What ${tree.threads[refused]} would do here was not recorded (${bound}). Choose another thread, or undo`);
      if (tree.ask) {
        make(told, 'span', '', ', or have it recorded: ');
        make(told, 'code', '', tree.ask + word() + letter(refused));
      }
    } else if (end?.broken) {
      told.dataset.end = 'won';
      const least = Math.min(...nodes.end.flatMap((at, n) => at >= 0 && tree.ends[at].broken ? [preemptions[n]] : []));
      make(told, 'strong', 'alarm', `You broke it: ${end.text}. `);
      make(told, 'span', '', `${count(path.length - 1, 'step')}, ${count(preemptions[node], 'preemption')}; it can be done with ${least}.`);
    } else if (end) {
      told.dataset.end = 'held';
      make(told, 'strong', 'HELD', 'It holds in this schedule. ');
      make(told, 'span', '', 'Undo, or start again. ' + hidden());
    } else if (path.length === 1) {
      make(told, 'span', 'soft', 'Choose who takes the first step. ' + hidden());
    } else {
      const { thread, line, text } = moveOf(node);
      make(told, 'strong', '', tree.threads[thread]).style.color = colour(thread);
      make(told, 'span', '', `, line ${line}: ${text}.`);
    }
  }

  /** What no schedule can show. */
  function hidden() {
    const silent = tree.broken === 0 && (version.races?.length > 0 || version.outcomes.some(one => one.expectation === 'FORBIDDEN' && one.count > 0));
    return 'Every step is seen by all threads at once here (sequential consistency)' + (silent
        ? ': what the other lenses found below is hidden, as no choice of yours can make it happen.'
        : ': what a missing volatile does cannot be chosen.');
  }

  function drawNow(node, end) {
    const box = parts.state;
    box.replaceChildren();
    make(box, 'h3', '', 'What the objects hold');
    const now = tree.states[nodes.state[node]];
    const before = path.length > 1 ? tree.states[nodes.state[nodes.parent[node]]] : undefined;
    now.forEach((field, i) => drawField(box, field, before?.[i], threadOf(node)));
    if (now.length === 0) make(box, 'p', 'soft small', 'nothing that the trace tells');
    make(box, 'h3', '', 'Threads');
    const begun = new Set(path.map(threadOf));
    actors.forEach(thread => {
      const thing = make(box, 'div', 'thing');
      chip(thing, thread, tree.threads, '');
      make(thing, 'span', 'small', end && !end.broken ? 'has ended'
          : isReady(node, thread) && !end ? (begun.has(thread) ? 'can go on' : 'can begin') : 'waits, or has ended');
    });
  }

  /** Lets a thread take one step. */
  function choose(thread) {
    const node = path[path.length - 1];
    if (nodes.end[node] >= 0 || !isReady(node, thread)) return;
    const child = next(node, thread);
    if (child === undefined) {
      update(thread);
      return;
    }
    path.push(child);
    write(child);
    update();
    show();
  }

  function undo() {
    if (path.length > 1) {
      path.pop();
      erase();
    }
    update();
  }

  /** Begins anew, with a schedule: thread after thread, as far as it was recorded. */
  function play(schedule) {
    if (!stage) draw();
    while (path.length > 1) {
      path.pop();
      erase();
    }
    let refused;
    for (const thread of schedule) {
      const child = next(path[path.length - 1], thread);
      if (child === undefined) {
        refused = isReady(path[path.length - 1], thread) ? thread : undefined;
        break;
      }
      path.push(child);
      write(child);
    }
    update(refused);
  }

  function show() {
    const { top, bottom } = stage.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight + 1) stage.scrollIntoView({ block: 'start' });
  }

  const keys = { ArrowLeft: undo, Backspace: undo, u: undo, Home: () => play([]) };
  actors.slice(0, 9).forEach(thread => { keys[thread] = () => choose(thread); });
  return { keys, stage: () => stage, play, choose, undo, show };
}

/** The last step of the whole trace that belongs to each row. */
function lastSteps({ rows, steps }) {
  const last = rows.map(() => -1);
  steps.forEach((step, i) => { if (step.row >= 0) last[step.row] = i; });
  return last;
}

/** After each row, the last row of each thread: shared between rows, as only one thread's entry changes. */
function lastRows(rows) {
  let last = new Map();
  return rows.map((row, i) => {
    last = new Map(last).set(row.thread, i);
    return last;
  });
}

function drawRows(parent, version, used, select) {
  const { threads, rows, steps, stepsLeft, ending } = version.interleaving;
  const unheard = new Set(ending.unheard.map(signal => steps[signal.step - stepsLeft]?.row));
  const lastOf = new Map(rows.map((row, i) => [row.thread, i]));
  const table = make(parent, 'table', 'steps');
  table.style.minWidth = `${9 * used.length}rem`;
  const headRow = make(make(table, 'thead'), 'tr');
  used.forEach(thread => {
    const head = make(headRow, 'th', '', threads[thread]);
    head.scope = 'col';
    head.style.color = colour(thread);
  });
  const body = make(table, 'tbody');
  return rows.map((row, step) => {
    const tr = paint(make(body, 'tr'), row.thread);
    used.forEach(thread => {
      const cell = make(tr, 'td', thread === row.thread ? 'mine' : '');
      if (thread !== row.thread) return;
      const stuck = lastOf.get(thread) === step && ending.stuck.some(one => one.thread === thread);
      drawCell(cell, row, version, text => (unheard.has(step) && text.endsWith('no thread is waiting')) || (stuck && text.endsWith('forever')));
    });
    tr.addEventListener('click', () => select(step));
    return tr;
  });
}

/** One thread on one line: the line itself with its statement marked, what it does, what is wrong with that. */
function drawCell(cell, row, version, isAlarm) {
  const text = row.location.file === version.file ? version.source[row.location.line - 1] : undefined;
  const line = make(cell, 'div', 'line text mono');
  make(line, 'span', 'number', text === undefined ? `${row.location.file}:${row.location.line}` : row.location.line);
  const action = row.action.slice(-200).includes(': ') ? row.action.replace(/: [^:()]*$/, '') : row.action;
  if (text === undefined) {
    make(line, 'span', '', action);
  } else {
    writeStatement(make(line, 'span', ''), text.trim(), row);
  }
  const call = text === undefined || text.includes(action) ? '' : action;
  const goesOn = row.goesOn ? (call ? 'goes on in ' : 'goes on') : '';
  if (goesOn || call) make(cell, 'div', 'text mono small', goesOn + call);
  const list = make(cell, 'ul', 'text small');
  row.details.forEach(detail => { if (isAlarm(detail)) make(list, 'li', 'alarm', detail); else make(list, 'li', '', detail); });
  row.notes?.forEach(note => make(list, 'li', 'alarm', note));
  if (list.children.length === 0) list.remove();
}

function chip(parent, thread, threads, className) {
  paint(make(parent, 'span', 'chip ' + className, threads[thread]), thread);
}

/** What the objects hold, the locks and the threads after a row; returns the function that shows them, or null. */
function drawState(panes, { threads, rows }, used) {
  if (rows.every(row => row.fields.length === 0 && row.locks.length === 0 && !row.doing?.length)) return null;
  const box = pane(panes, 'state', 'state after the step');
  return now => {
    box.replaceChildren();
    make(box, 'h3', '', now < 0 ? 'What the objects hold' : `What the objects hold, after step ${now + 1}`);
    const row = rows[Math.max(0, now)];
    row.fields.forEach((field, i) => drawField(box, now < 0 ? { name: field.name, value: '' } : field, rows[now - 1]?.fields[i], row.thread));
    if (row.fields.length === 0) make(box, 'p', 'soft small', 'nothing that the trace tells');
    make(box, 'h3', '', 'Locks');
    drawLocks(box, now < 0 ? [] : row.locks, threads);
    if (row.doing?.length) {
      make(box, 'h3', '', 'Threads');
      row.doing.filter(one => used.includes(one.thread)).forEach(one =>
        drawThread(box, now < 0 ? { thread: one.thread, phase: 'NOT_BEGUN', stack: [] } : one, now < 0 ? [] : row.locks, threads));
    }
  };
}

/** A field: its name, and its value, or the cells of a collection; what has changed in this step is marked. */
function drawField(parent, field, before, thread) {
  const thing = paint(make(parent, 'div', 'thing mono'), thread);
  make(thing, 'span', 'name', field.name + ' ');
  const changed = before !== undefined && before.value !== field.value;
  const value = make(thing, 'div', 'value');
  if (field.value.length > 200) value.classList.add('long');
  if (field.cells && field.value) {
    const cells = make(value, 'span', 'cells');
    field.cells.forEach((text, i) => make(cells, 'span', changed && before.cells?.[i] !== text ? 'cell changed' : 'cell', text));
    if (field.cells.length === 0) make(cells, 'span', changed ? 'changed' : '', 'empty');
  } else {
    make(value, 'span', changed ? 'changed' : '', field.value || '·');
  }
  if (changed && before.value) make(thing, 'span', 'soft small', ` was ${before.value}`);
}

function drawLocks(parent, locks, threads) {
  if (locks.length === 0) make(parent, 'p', 'soft small', 'no thread holds one or waits for one, as far as the trace tells');
  locks.forEach(lock => {
    const thing = make(parent, 'div', 'thing');
    make(thing, 'div', 'mono name', lock.name || 'a lock that the trace does not name');
    [['held by', lock.holders, ''], ['wanted by', lock.waiters, 'stuck'], ['asleep on it', lock.sleepers, 'stuck']]
        .filter(([, list]) => list.length > 0)
        .forEach(([word, list, className]) => {
          const who = make(thing, 'div', 'small');
          make(who, 'span', 'soft', word + ' ');
          list.forEach(thread => chip(who, thread, threads, className));
        });
  });
}

function drawThread(parent, { thread, phase, stack }, locks, threads) {
  const thing = make(parent, 'div', 'thing');
  chip(thing, thread, threads, '');
  const wanted = locks.find(lock => lock.waiters.includes(thread));
  const asleep = locks.find(lock => lock.sleepers.includes(thread));
  const words = phase === 'NOT_BEGUN' ? 'has not begun' : phase === 'ENDED' ? 'has ended'
      : wanted ? `waits for ${wanted.name || 'a lock'}` : asleep ? `waits to be notified on ${asleep.name || 'a lock'}` : 'can run';
  make(thing, 'span', 'small', words);
  if (stack.length > 0) make(paint(make(thing, 'div', 'stack mono small'), thread), 'div', 'text', stack.join(' ← '));
}

/** Who waits forever, and why: the cycle of a deadlock, the signal of a lost wake-up. */
function drawEnding(section, { threads, ending }, version) {
  if (ending.stuck.length === 0) return;
  const box = make(section, 'div', 'ending');
  make(box, 'h3', '', 'How it ends');
  const at = location => location.line > 0 ? ` in ${location.file === version.file ? 'line ' : location.file + ':'}${location.line}` : '';
  const name = lock => lock || 'a lock that the trace does not name';
  ending.stuck.forEach(stuck => {
    const line = make(box, 'p');
    chip(line, stuck.thread, threads, 'stuck');
    make(line, 'span', '', (stuck.sleeps ? 'sleeps forever on ' : stuck.lock.endsWith(')') ? 'waits forever in ' : 'waits forever for ')
        + name(stuck.lock) + at(stuck.location) + (stuck.reason ? ', ' + stuck.reason : '')
        + (stuck.sleeps && ending.unheard.length === 0 ? ': no thread signals after that' : ''));
  });
  ending.unheard.forEach(signal => {
    const line = make(box, 'p');
    make(line, 'span', 'badge', 'lost signal');
    make(line, 'span', '', ' ');
    chip(line, signal.thread, threads, '');
    make(line, 'span', '', `signals ${name(signal.lock)}${at(signal.location)} when no thread waits on it`);
  });
  if (ending.cycle.length > 0) drawCycle(box, threads, ending, name);
}
function svg(parent, tag, attributes, text) {
  const element = document.createElementNS(document.getElementById('drawing').namespaceURI, tag);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  if (text !== undefined) element.textContent = visible(text);
  parent.append(element);
  return element;
}

/** thread → lock → thread → …, on an ellipse as wide as there is room; a cycle too long for that is a line of words. */
function drawCycle(parent, threads, ending, name) {
  const nodes = ending.cycle.flatMap(thread => {
    const stuck = ending.stuck.find(one => one.thread === thread);
    return [{ text: threads[thread], thread }, { text: name(stuck.lock) }];
  });
  const narrow = parent.clientWidth < 500;
  if (nodes.length > (narrow ? 4 : 10)) {
    make(parent, 'p', 'small mono', nodes.map(node => node.text).join(' → ') + ' → ' + nodes[0].text);
    return;
  }
  const middle = narrow ? 200 : 350;
  const height = nodes.length <= 4 ? 280 : 380;
  const ring = svg(parent, 'svg', { viewBox: `0 0 ${2 * middle} ${height}`, class: 'ring', role: 'img', 'aria-label': 'a cycle of threads that wait for each other' });
  const marker = svg(svg(ring, 'defs', {}), 'marker', { id: 'tip', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 8, markerHeight: 8, orient: 'auto' });
  svg(marker, 'path', { d: 'M0 0 L10 5 L0 10 z', fill: 'var(--soft)' });
  if (narrow) ring.style.maxWidth = '28rem';
  const most = narrow ? 14 : 24;
  const short = text => text.length > most ? text.slice(0, most - 1) + '…' : text;
  nodes.forEach((node, i) => {
    const angle = 2 * Math.PI * i / nodes.length - Math.PI;
    node.width = short(node.text).length * 9 + 28;
    node.x = middle + (middle - 120) * Math.cos(angle);
    node.y = height / 2 + (height / 2 - 30) * Math.sin(angle);
  });
  /** Where the line from a node to another leaves its box. */
  const border = (from, to) => {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const part = Math.min((from.width / 2 + 4) / Math.abs(dx || 1e-9), 24 / Math.abs(dy || 1e-9));
    return [from.x + dx * part, from.y + dy * part];
  };
  nodes.forEach((node, i) => {
    const next = nodes[(i + 1) % nodes.length];
    const [x1, y1] = border(node, next);
    const [x2, y2] = border(next, node);
    svg(ring, 'line', { x1, y1, x2, y2, stroke: 'var(--soft)', 'stroke-width': 2.5, 'marker-end': 'url(#tip)' });
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]; // outside of the ring, so that no arrow runs through it
    svg(ring, 'text', { x: x + (x < middle ? -10 : 10), y: y + (y < height / 2 ? -8 : 18), 'text-anchor': x < middle ? 'end' : 'start', class: 'label' }, node.thread === undefined ? 'held by' : 'waits for');
  });
  nodes.forEach(node => {
    const paint = node.thread === undefined ? 'var(--ink)' : colour(node.thread);
    svg(ring, 'rect', { x: node.x - node.width / 2, y: node.y - 20, width: node.width, height: 40, rx: node.thread === undefined ? 4 : 20, fill: 'var(--panel)', stroke: paint, 'stroke-width': 2.5 });
    svg(ring, 'text', { x: node.x, y: node.y + 5, 'text-anchor': 'middle', fill: paint }, short(node.text));
  });
}

/** All steps, drawn when they are first asked for. */
function wholeTrace(panes, { threads, steps, stepsLeft }, select) {
  const box = pane(panes, 'whole mono', 'all steps');
  box.hidden = true;
  let drawn = [];
  let mine = [];
  let row = -2;
  let current = -1;

  function draw() {
    const table = make(box, 'table');
    make(table, 'caption', '', 'All steps' + (stepsLeft > 0 ? `, ${number(stepsLeft)} earlier ones left out` : ''));
    const body = make(table, 'tbody');
    drawn = steps.map((step, i) => {
      const tr = paint(make(body, 'tr'), step.thread);
      make(tr, 'td', 'who', threads[step.thread]);
      const text = make(make(tr, 'td'), 'div', 'text', step.text);
      text.style.paddingLeft = `${Math.min(step.depth, 12) * .5}rem`;
      make(tr, 'td', 'place', step.place).title = visible(step.place);
      tr.addEventListener('click', () => select(i));
      return tr;
    });
  }

  return {
    shown: () => !box.hidden,
    show() {
      if (drawn.length === 0) draw();
      box.hidden = false;
    },
    hide() {
      box.hidden = true;
    },
    go(step) {
      if (box.hidden) return;
      drawn[current]?.classList.remove('now');
      current = step;
      if (step < 0) return;
      if (steps[step].row !== row) {
        row = steps[step].row;
        mine.forEach(tr => tr.classList.remove('mine'));
        mine = row < 0 ? [] : drawn.filter((tr, i) => steps[i].row === row);
        mine.forEach(tr => tr.classList.add('mine'));
      }
      drawn[step].classList.add('now');
      box.scrollTop = drawn[step].offsetTop - box.clientHeight / 2;
    },
  };
}
