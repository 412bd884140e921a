// What Streamlit has no setting for. It stands in the document, beside stage.css, and travels once.

// Tables are ordered by the column whose heading is pressed: numbers from the greatest, dates and
// marks by what they mean, names by the Vietnamese alphabet. What says nothing stays below.
const alphabet = new Intl.Collator('vi', { numeric: true });
const marks = '✔●◐▲■✖◌?○–';
function meaning(cell) {
  const text = cell.textContent.trim();
  const date = text.match(/^(\d\d)\/(\d\d)\/(\d{4})/);
  if (date) return Number(date[3] + date[2] + date[1]);
  if (marks.includes(text[0]) && text[1] === ' ') return marks.indexOf(text[0]);
  if (!cell.classList.contains('n')) return text;
  const number = text.replaceAll('.', '').replace('−', '-').match(/^[+-]?\d+(,\d+)?(\/\d+)?/);
  if (!number) return '';
  const [part, whole] = number[0].replace(',', '.').split('/').map(Number);
  return whole ? part / whole : part;
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

// A link that changes the question of the page leads there without loading the page anew, where
// `follow` of ui/frame/plain_tables.py was placed. With a key held down it opens as any link does.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.plain a[href^="?"]');
  if (!link || !window.follow || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  window.follow(link.getAttribute('href'));
});
