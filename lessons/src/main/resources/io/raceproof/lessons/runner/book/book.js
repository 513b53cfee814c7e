'use strict';
// The book's own behaviour: search, predictions, guesses. Without it all texts are there, and all reasons behind one more click.
(() => {
  const visible = text => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      character => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'));
  const make = (parent, tag, text) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = visible(text);
    parent.append(element);
    return element;
  };

  // ---- search: the index is loaded when it is first asked for, as a script, which works from disk

  const box = document.querySelector('.search');
  const wanted = document.getElementById('wanted');
  const found = document.getElementById('found');
  const list = found.querySelector('ol');
  const status = found.querySelector('[role=status]');
  const MOST = 30;
  let loading = null;
  box.hidden = false;

  const load = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = 'search.js';
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  const words = text => text.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);

  /** How well a section fits: each word must be there; in the title it counts more, as does a whole word. */
  function score(entry, asked) {
    const title = entry.t.toLowerCase();
    const text = entry.x.toLowerCase();
    let sum = 0;
    for (const word of asked) {
      const starts = new RegExp('(^|[^\\p{L}\\p{N}_])' + word, 'u');
      const inTitle = starts.test(title);
      const inText = starts.test(text);
      if (!inTitle && !inText) return 0;
      sum += (inTitle ? 20 : 0) + (inText ? Math.min(5, text.split(word).length - 1) : 0);
    }
    return sum;
  }

  /** What stands around the first word that was asked for, with all of them marked. */
  function excerpt(parent, text, asked) {
    const hit = Math.min(...asked.map(word => text.toLowerCase().indexOf(word)).filter(at => at >= 0), text.length);
    const before = text.slice(Math.max(0, hit - 50), hit);
    const start = hit <= 50 ? before : before.slice(before.indexOf(' ') + 1);
    const after = text.slice(hit, hit + 130);
    const end = text.length <= hit + 130 ? after : after.slice(0, after.lastIndexOf(' ') < 0 ? 130 : after.lastIndexOf(' '));
    const part = (hit <= 50 ? '' : '… ') + start + end + (end === after ? '' : ' …');
    const line = make(parent, 'span');
    line.className = 'soft small';
    part.split(new RegExp('(' + asked.join('|') + ')', 'iu')).forEach((piece, i) => {
      if (i % 2 === 1) make(line, 'mark', piece);
      else line.append(visible(piece));
    });
  }

  function search() {
    const asked = words(wanted.value);
    list.replaceChildren();
    found.hidden = asked.length === 0;
    if (asked.length === 0) return;
    load().then(() => {
      const hits = self.bookIndex.map(entry => ({ entry, score: score(entry, asked) }))
          .filter(hit => hit.score > 0)
          .sort((a, b) => b.score - a.score);
      if (asked.join() !== words(wanted.value).join()) return;
      list.replaceChildren();
      status.textContent = hits.length === 0 ? 'Nothing found: try fewer or shorter words.'
          : hits.length + (hits.length === 1 ? ' place' : ' places') + (hits.length > MOST ? `, the best ${MOST} of them` : '');
      hits.slice(0, MOST).forEach(({ entry }) => {
        const link = make(make(list, 'li'), 'a');
        link.href = entry.p + (entry.h ? '#' + entry.h : '');
        make(link, 'b', entry.t);
        excerpt(link, entry.x, asked);
      });
    }, () => { status.textContent = 'The index, search.js, is missing beside this page.'; });
  }

  function close() {
    found.hidden = true;
    wanted.value = '';
    list.replaceChildren();
  }

  wanted.addEventListener('focus', load);
  wanted.addEventListener('input', search);
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  document.addEventListener('click', event => { if (!box.contains(event.target)) found.hidden = true; });
  box.addEventListener('keydown', event => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      close();
      wanted.focus();
    } else if (event.key === 'ArrowDown' && links.length > 0) {
      links[Math.min(at + 1, links.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (links[at - 1] ?? wanted).focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && at < 0 && links.length > 0) {
      links[0].click();
    }
  });
  document.addEventListener('keydown', event => {
    const types = event.target.closest?.('input[type=search], textarea');
    if (event.key === '/' && !types && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      wanted.focus();
    }
  });

  // ---- predictions: ticked first, shown then

  function say(element, text, right) {
    element.textContent = text;
    element.classList.toggle('right', right === true);
    element.classList.toggle('not', right === false);
  }

  document.querySelectorAll('.predict').forEach(predict => {
    const seen = predict.querySelector('.seen');
    if (!seen) return;
    const button = predict.querySelector('.reveal');
    const said = predict.querySelector('.said');
    const rows = [...seen.querySelectorAll('tbody tr')];
    seen.hidden = true;
    button.hidden = false;
    button.addEventListener('click', () => {
      const ticked = new Set([...predict.querySelectorAll('input:checked')].map(input => input.name));
      if (ticked.size === 0) {
        say(said, 'Something must come out: tick at least one.');
        return;
      }
      let right = 0;
      rows.forEach(row => {
        const happened = Number(row.dataset.count) > 0;
        const predicted = ticked.has(row.dataset.name);
        const word = happened ? (predicted ? 'predicted' : 'missed') : predicted ? 'not seen' : '';
        const cell = row.querySelector('.yours');
        cell.textContent = word;
        cell.className = 'yours ' + word.replace(' ', '-');
        right += happened === predicted ? 1 : 0;
      });
      seen.querySelectorAll('.yours').forEach(cell => { cell.hidden = false; });
      say(said, `${right} of ${rows.length} right.`, right === rows.length || undefined);
      seen.hidden = false;
      seen.open = true;
    });
  });

  // ---- guesses: the reason comes after one

  document.querySelectorAll('.guess').forEach(guess => {
    const reason = guess.querySelector('.reason');
    const said = guess.querySelector('.said');
    const button = guess.querySelector('.reveal');
    const choices = [...guess.querySelectorAll('input')];
    const right = Number(guess.dataset.right);
    reason.hidden = true;
    button.hidden = false;
    button.addEventListener('click', () => {
      const chosen = choices.findIndex(choice => choice.checked);
      if (chosen < 0) {
        say(said, 'Choose one first.');
        return;
      }
      say(said, chosen === right ? 'Yes.' : `No: it is the ${['first', 'second', 'third', 'fourth'][right]}.`, chosen === right);
      reason.hidden = false;
      reason.open = true;
    });
  });

  // ---- an address may lead into what is closed

  function open() {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (badAddress) {
      return;
    }
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === 'DETAILS' && !part.hidden) part.open = true;
    }
    target?.scrollIntoView();
  }

  addEventListener('hashchange', open);
  if (location.hash) open();
})();
