// What Streamlit has no setting for. It stands in the document, beside stage.css, and travels once.

// Tables are ordered by the column whose heading is pressed: numbers from the greatest, dates and
// marks by what they mean (`marks`, of charts/theme.py), names by the Vietnamese alphabet. What says
// nothing stays below.
const alphabet = new Intl.Collator('vi', { numeric: true });
const scales = { 'triệu': 1e6, 'tỷ': 1e9 };
function meaning(cell) {
  const text = cell.textContent.trim();
  const date = text.match(/^(\d\d)\/(\d\d)\/(\d{4})/);
  if (date) return Number(date[3] + date[2] + date[1]);
  if (marks.includes(text[0]) && text[1] === ' ') return marks.indexOf(text[0]);
  if (!cell.classList.contains('n')) return text;
  const number = text.replaceAll('.', '').replace('−', '-').match(/^[+-]?\d+(,\d+)?(\/\d+)?/);
  if (!number) return '';
  const [part, whole] = number[0].replace(',', '.').split('/').map(Number);
  return (whole ? part / whole : part) * (scales[text.match(/ (triệu|tỷ) /)?.[1]] ?? 1);
}
function compared(one, other) {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other : alphabet.compare(one, other);
}
document.addEventListener('click', (event) => {
  const heading = event.target.closest?.('.plain th button')?.parentElement;
  if (!heading) return;
  const numbers = heading.classList.contains('n');
  const before = heading.ariaSort ?? (numbers ? 'ascending' : 'descending');
  const rising = before === 'descending';
  for (const each of heading.parentElement.cells) each.ariaSort = null;
  heading.ariaSort = rising ? 'ascending' : 'descending';
  const body = heading.closest('table').tBodies[0];
  const rows = [...body.rows].map((row) => [row, meaning(row.cells[heading.cellIndex])]);
  const said = rows.filter(([, key]) => key !== '' && key !== '–');
  said.sort(([, one], [, other]) => (rising ? 1 : -1) * compared(one, other));
  body.append(...[...said, ...rows.filter((row) => !said.includes(row))].map(([row]) => row));
});

// A link in our own HTML to one of the `pages` leads there without loading the document anew, as a
// step through the browser's history does. With a key held down it opens as any link does.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.stHtml a[href]:not([download], [target])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const page = pages.find((each) => new URL(each, location.href).pathname === link.pathname);
  if (!page || link.origin !== location.origin || link.hash) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  dispatchEvent(new PopStateEvent('popstate'));
});

// Only what somebody did adds an entry to the history. What the server writes into the address on its
// own, and a page that it names late, takes the place of the entry: one step back leads back.
let acted = true;
for (const kind of ['pointerdown', 'keydown', 'click']) {
  addEventListener(kind, () => { acted = true; }, true);
}
addEventListener('popstate', () => { acted = false; }, true);
const add = history.pushState.bind(history);
history.pushState = (...entry) => {
  if (acted) add(...entry); else history.replaceState(...entry);
  acted = false;
};

// What the server keeps at an address (ui/frame/contents.py), asked for once.
const contents = new Map();
const contentAt = (address) => {
  if (!contents.has(address)) {
    const content = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject()));
    content.catch(() => contents.delete(address));
    contents.set(address, content);
  }
  return contents.get(address);
};

// A drawing in our own HTML, in which Streamlit leaves no SVG (charts/gauges.py).
const part = (name, attributes, text = '') => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};
const draw = (place) => {
  const { box, arcs, words } = JSON.parse(place.dataset.drawn), [, , width, height] = box.split(' ');
  // Size and letters are its own, too: a saved picture has no style sheet (ui/pictures.js).
  const svg = part('svg', { class: 'marks', viewBox: box, width, height, 'text-anchor': 'middle',
    'font-family': getComputedStyle(place).fontFamily });
  svg.append(...arcs.map(([d, fill]) => part('path', { d, fill })), ...words.map(
    ([text, y, size, fill, weight]) => part('text', { y, 'font-size': size, fill, 'font-weight': weight }, text)));
  place.append(svg);
};

// Drawings, and tables that travel by address, are put in their places.
new MutationObserver(() => {
  for (const place of document.querySelectorAll('[data-drawn]:empty')) draw(place);
  for (const place of document.querySelectorAll('.plain[data-rows]:empty:not([aria-busy])')) {
    place.ariaBusy = 'true';
    contentAt(place.dataset.rows)
      .then((rows) => { place.innerHTML = rows; })
      .catch(() => { place.textContent = 'Chưa tải được bảng này. Hãy tải lại trang.'; })
      .finally(() => { place.ariaBusy = null; });
  }
}).observe(document, { childList: true, subtree: true });

// A list of places: found by the beginnings of words, without marks and by names of before.
// `data` is of ui/frame/lists/place_list.py; choosing sends the code back as `picked`.
const bare = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
const wordsOf = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const answers = (asked, known) => asked.every((word) => known.some((each) => each.startsWith(word)));
window.placeList = ({ data, parentElement, setTriggerValue }) => {
  const { label, labelled, placeholder, nothing, address, code, shown } = data;
  let options = [];
  const id = `places-${data.key}`;
  const held = parentElement.contains(document.activeElement);
  parentElement.innerHTML = `<div class="places"><label for="${id}"></label><input id="${id}" role="combobox"
    autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-list">
    <ul id="${id}-list" role="listbox" hidden></ul></div>`;
  const [title, input, list] = parentElement.firstChild.children;
  title.textContent = label;
  title.classList.toggle('unseen', !labelled);
  list.setAttribute('aria-label', label);
  input.placeholder = placeholder;
  input.value = shown;
  let active = -1;
  const mark = (place) => {
    active = place;
    [...list.children].forEach((each, at) => each.classList.toggle('active', at === place));
    list.children[place]?.scrollIntoView({ block: 'nearest' });
    if (list.children[place]?.dataset.code === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[place].id);
  };
  const open = (text) => {
    const asked = wordsOf(text);
    const phrase = asked.join(' ');
    const found = options.flatMap(([each, name, also], at) => {
      const named = answers(asked, wordsOf(name));
      if (!named && !answers(asked, wordsOf(`${name} ${also}`))) return [];
      const option = document.createElement('li');
      Object.assign(option, { role: 'option', id: `${id}-${at}`, textContent: name });
      option.dataset.code = each;
      option.ariaSelected = each === code;
      if (!named) option.append(Object.assign(document.createElement('small'), { textContent: also }));
      return [option];
    });
    // Those that have the words side by side come first.
    const apart = (option) => !` ${wordsOf(option.textContent).join(' ')}`.includes(` ${phrase}`);
    list.replaceChildren(...found.sort((one, other) => apart(one) - apart(other)));
    if (!list.children.length) {
      list.append(Object.assign(document.createElement('li'), { role: 'option', textContent: nothing, ariaDisabled: 'true' }));
    }
    list.hidden = false;
    input.ariaExpanded = 'true';
    mark(asked.length ? 0 : [...list.children].findIndex((each) => each.dataset.code === code));
  };
  const close = () => {
    list.hidden = true;
    input.ariaExpanded = 'false';
    input.removeAttribute('aria-activedescendant');
    input.value = shown;
  };
  const pick = (option) => {
    if (option?.dataset.code === undefined) return;
    close();
    input.value = option.textContent;
    if (option.dataset.code !== code) setTriggerValue('picked', option.dataset.code);
  };
  contentAt(address).then((content) => {
    options = JSON.parse(content);
    if (!list.hidden) open(input.value === shown ? '' : input.value);
  }).catch(() => {});
  input.onclick = () => { if (list.hidden) { input.select(); open(''); } };
  input.oninput = () => open(input.value);
  input.onblur = close;
  input.onkeydown = (event) => {
    const last = list.children.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) { input.select(); open(''); }
      else mark(event.key === 'ArrowDown' ? Math.min(active + 1, last) : Math.max(active - 1, 0));
    } else if (event.key === 'Enter' && !list.hidden) pick(list.children[active]);
    else if (event.key === 'Escape' && !list.hidden) { event.stopPropagation(); close(); }
    else return;
    event.preventDefault();
  };
  list.onmousedown = (event) => event.preventDefault();
  list.onclick = (event) => pick(event.target.closest('li'));
  if (held) input.focus();
};
