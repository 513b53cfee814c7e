'use strict';
// One slide a screen. The lines come as text with spans for styles from this program; nothing else writes them.
(() => {
  const of = id => document.getElementById(id);
  let told = null; // what the server told last
  let at = 0;

  function draw() {
    document.title = told.title;
    at = Math.max(0, Math.min(at, told.slides.length - (waiting() ? 0 : 1)));
    const lines = at < told.slides.length ? told.slides[at] : ['', '', '   running it here and now …'];
    const pre = document.createElement('pre');
    pre.innerHTML = lines.join('\n');
    if (told.phase === 'RECORDED' && at >= told.before) {
      const [mark, ...rest] = lines;
      pre.innerHTML = '<span class="recorded"> ' + mark + ' </span>\n' + rest.join('\n');
    }
    const columns = Math.max(40, ...pre.textContent.split('\n').map(line => line.length));
    pre.style.setProperty('--rows', lines.length + 1);
    pre.style.setProperty('--columns', Math.min(columns, 80));
    of('slide').replaceChildren(pre);
    of('slide').scrollTop = 0;
    of('where').textContent = (at + 1) + ' of ' + (told.slides.length > told.before ? told.slides.length : '…')
      + (told.phase === 'RECORDED' ? ', recorded' : '');
    of('back').disabled = at === 0;
    of('on').disabled = waiting() ? at >= told.slides.length : at === told.slides.length - 1 && told.slides.length > told.before;
    of('recorded').hidden = !told.recorded;
  }

  const waiting = () => told.phase === 'RUNNING';
  const ask = what => fetch(what + location.search, { method: 'POST' }).catch(lost);
  const lost = () => { of('where').textContent = 'The presentation has ended.'; };

  function on() {
    if (at + 1 < told.slides.length) {
      at++;
      draw();
    } else if (told.slides.length === told.before || told.phase === 'FAILED') {
      at = told.before;
      ask('run');
    }
  }

  function back() {
    at--;
    draw();
  }

  function recorded() {
    if (told.recorded) {
      at = told.before;
      ask('recorded');
    }
  }

  of('on').onclick = on;
  of('back').onclick = back;
  of('recorded').onclick = recorded;
  addEventListener('keydown', event => {
    if (!told || event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = document.activeElement && document.activeElement.tagName === 'BUTTON';
    const keys = {
      ArrowRight: on, PageDown: on, ArrowLeft: back, PageUp: back, b: back, r: recorded, R: recorded,
      Home: () => { at = 0; draw(); }, End: () => { at = told.slides.length - 1; draw(); },
    };
    const act = (event.key === ' ' || event.key === 'Enter') && !onButton ? on : keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  const events = new EventSource('events' + location.search);
  events.onmessage = event => { told = JSON.parse(event.data); draw(); };
  events.addEventListener('over', () => {
    events.close();
    lost();
  });
  events.onerror = lost;
})();
