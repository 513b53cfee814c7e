'use strict';
// Draws the room whenever the server tells of it. Texts become text, never markup.
(() => {
  const of = id => document.getElementById(id);
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const learners = n => n === 1 ? '1 learner' : n + ' learners';
  let room = null;
  let chosen = null; // the lesson that was clicked; else the one where most are stuck

  const opened = lesson => lesson.steps.reduce((sum, step) => sum + step.learners, 0);
  const current = () => {
    const last = room.lessons[room.lessons.length - 1];
    return room.lessons.find(lesson => lesson.id === chosen)
      || room.lessons.find(lesson => lesson.id === room.stuck) || last;
  };

  function parts(lesson) {
    const bar = make('div', 'parts');
    for (const [n, kind] of [[lesson.solved, 'good'], [opened(lesson), 'bad'], [lesson.predictedOnly, '']]) {
      const part = make('span', kind);
      part.style.flexGrow = n;
      bar.append(part);
    }
    return bar;
  }

  function drawLessons() {
    const focused = document.activeElement && document.activeElement.dataset.lesson;
    of('lessons').replaceChildren(...room.lessons.map(lesson => {
      const item = make('li');
      const button = make('button');
      button.dataset.lesson = lesson.id;
      button.setAttribute('aria-pressed', lesson === current());
      button.append(make('strong', '', lesson.title), parts(lesson),
        make('span', 'small', lesson.solved + ' solved, ' + opened(lesson) + ' not yet'));
      if (lesson.id === room.stuck) button.append(make('span', 'stuck', ' most are stuck here'));
      button.onclick = () => { chosen = lesson.id; draw(); };
      item.append(button);
      return item;
    }));
    const again = focused && document.querySelector('[data-lesson="' + CSS.escape(focused) + '"]');
    if (again) again.focus();
  }

  function predictions(lesson) {
    const table = make('table', 'predictions');
    const body = make('tbody');
    const anySeen = lesson.predictions.some(one => one.seen > 0); // else no machine counts them
    for (const one of lesson.predictions) {
      const row = make('tr');
      const name = make('th', '', one.outcome);
      name.scope = 'row';
      const bar = make('div', 'bar');
      bar.style.setProperty('--part', one.predicted / lesson.predictors);
      const cell = make('td');
      cell.append(bar);
      row.append(name, make('td', 'number', one.predicted), cell,
        make('td', 'small', anySeen ? 'seen by ' + one.seen : ''));
      body.append(row);
    }
    table.append(body);
    return table;
  }

  function interleaving(picture) {
    const table = make('table', 'rows');
    const used = picture.threads.map((name, i) => i).filter(i => picture.rows.some(row => row.thread === i));
    const head = make('tr');
    for (const thread of used) {
      const cell = make('th', '', picture.threads[thread]);
      cell.scope = 'col';
      cell.style.setProperty('--here', 'var(--t' + used.indexOf(thread) % 4 + ')');
      head.append(cell);
    }
    const body = make('tbody');
    for (const row of picture.rows) {
      const line = make('tr');
      for (const thread of used) {
        const cell = make('td');
        if (row.thread === thread) {
          cell.style.setProperty('--here', 'var(--t' + used.indexOf(thread) % 4 + ')');
          cell.append(make('div', 'what', row.text), make('div', 'soft', row.details));
        }
        line.append(cell);
      }
      body.append(line);
    }
    const top = make('thead');
    top.append(head);
    table.append(top, body);
    return table;
  }

  function drawLesson() {
    const lesson = current();
    const all = [];
    if (!lesson) {
      all.push(make('p', 'empty', 'No learner has begun. They type: raceproof join, the address and the code.'));
    } else {
      all.push(make('h2', '', lesson.title));
      const steps = make('ul', 'steps');
      steps.append(...lesson.steps.map(step => {
        const item = make('li');
        item.append(make('b', '', step.learners), ' at ' + step.what);
        return item;
      }));
      if (lesson.steps.length) all.push(make('h3', '', 'Where they are stuck'), steps);
      if (lesson.mistake) {
        all.push(make('h3', '', 'The commonest mistake: ' + learners(lesson.mistake.learners) + ', ' + lesson.mistake.step));
        all.push(make('p', 'mistake', lesson.mistake.sentence));
        const picture = lesson.mistake.picture;
        if (picture) {
          all.push(interleaving(picture), ...picture.ending.map(sentence => make('p', 'small', sentence)));
        }
      }
      if (lesson.predictors) {
        all.push(make('h3', '', 'Predicted by ' + learners(lesson.predictors)), predictions(lesson));
      }
    }
    of('lesson').replaceChildren(...all);
  }

  function draw() {
    of('count').textContent = learners(room.learners.length);
    drawLessons();
    drawLesson();
    of('learners').replaceChildren(...room.learners.map(one => {
      const item = make('li');
      const how = make('span', 'how');
      how.append(one.lesson ? 'lesson ' + one.lesson + ' ' : 'joined ', make('b', one.verdict, one.verdict));
      item.append(make('span', 'name', one.nickname), how);
      return item;
    }));
  }

  const events = new EventSource('events' + location.search);
  events.onopen = () => { of('link').textContent = ''; };
  events.onmessage = event => { room = JSON.parse(event.data); draw(); };
  events.addEventListener('over', () => {
    events.close();
    of('link').textContent = 'The board has ended.';
  });
  events.onerror = () => { of('link').textContent = 'The board does not answer.'; };
})();
