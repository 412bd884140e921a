(() => {
  'use strict';
  const root = document.documentElement;
  const slides = [...document.querySelectorAll('.slide:not(.aside)')];
  const asides = [...document.querySelectorAll('.slide.aside')];
  const over = document.getElementById('over');
  const back = document.body.dataset.back;
  let at = 0, blank = false, typed = '', panel = false;
  let seconds = 0, auto = 0, quiet = 0, idle = 0, written = 0, left = 0;
  let other = null, began = 0, ticking = 0, beside = null;

  // The slide that is shown; the address follows once the clicker rests.
  function go(to) {
    shown().classList.remove('shown');
    beside = null;
    at = Math.max(0, Math.min(slides.length - 1, to));
    appear();
  }
  // A slide out of the sequence; the next key that turns a page leads back to where one was.
  function jump(slide) {
    shown().classList.remove('shown');
    beside = slide;
    appear();
  }
  function shown() { return beside || slides[at]; }
  function back_() { if (beside) go(at); else go(at - 1); }
  function appear() {
    shown().classList.add('shown');
    shown().focus({preventScroll: true});
    if (blank) unblank();
    clearTimeout(written);
    written = setTimeout(write, 150);
    restart();
    mirror();
  }
  function write() {
    clearTimeout(written);
    history.replaceState(null, '', `#${shown().id}`);
  }
  function named(hash) {
    const name = decodeURIComponent(hash.slice(1));
    const found = slides.findIndex((slide) => slide.id === name);
    return found < 0 && /^\d+$/.test(name) ? Number(name) - 1 : found;
  }

  function arrive() {
    const name = decodeURIComponent(location.hash.slice(1)), found = named(location.hash);
    const aside = asides.find((slide) => slide.id === name);
    if (aside) jump(aside);
    else if (found >= 0) go(found);
    return Boolean(aside) || found >= 0;
  }

  // What stands over the slides: words for a moment, a panel, or the dark.
  function lift() {
    clearTimeout(quiet);
    over.className = '';
    over.replaceChildren();
    panel = false;
  }
  function say(words, for_ = 2500) {
    if (blank) return;
    lift();
    const toast = made('p', words);
    toast.className = 'toast';
    over.append(toast);
    quiet = setTimeout(lift, for_);
  }
  function unblank() {
    blank = false;
    lift();
    mirror();
  }
  function darken() {
    if (blank) return unblank();
    lift();
    blank = true;
    over.className = 'dark';
    mirror();
  }
  function open_(title, ...parts) {
    if (blank) unblank();
    lift();
    const box = made('div');
    box.className = 'panel';
    box.append(made('h3', title), ...parts);
    over.append(box);
    panel = true;
    return box;
  }
  function made(name, words = '') {
    const found = document.createElement(name);
    found.textContent = words;
    return found;
  }
  function list() {
    const rows = made('ol');
    slides.forEach((slide, place) => {
      const row = made('li'), button = made('button');
      button.append(made('span', String(place + 1)), made('span', slide.dataset.title));
      if (place === at) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', (event) => { event.stopPropagation(); lift(); go(place); });
      row.append(button);
      rows.append(row);
    });
    open_('Các trang', rows).querySelector('[aria-current]').focus();
  }
  // A province by its name, or a part of it, without marks.
  function find(first = '') {
    if (!asides.length) return say('Tệp này không có trang riêng của tỉnh, thành phố');
    const field = made('input'), rows = made('ol');
    const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
    const fill = () => {
      const wanted = plain(field.value.trim());
      const found = asides.filter((slide) => plain(slide.dataset.title).includes(wanted)).slice(0, 8);
      rows.replaceChildren(...found.map((slide) => {
        const row = made('li'), button = made('button', slide.dataset.title);
        button.addEventListener('click', (event) => { event.stopPropagation(); lift(); jump(slide); });
        row.append(button);
        return row;
      }));
    };
    field.value = first;
    field.setAttribute('aria-label', 'Tên tỉnh, thành phố');
    field.addEventListener('input', fill);
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') { lift(); shown().focus(); }
      if (event.key === 'Enter') rows.querySelector('button')?.click();
      if (event.key === 'ArrowDown') rows.querySelector('button')?.focus();
    });
    open_('Đến trang của tỉnh, thành phố', field, rows);
    fill();
    return field.focus();
  }
  function help() {
    const keys = made('dl');
    [['→ ↓ Page Down, phím cách', 'trang sau'], ['← ↑ Page Up', 'trang trước'],
      ['Home, End', 'trang đầu, trang cuối'], ['số rồi Enter', 'đến trang số đó'],
      ['/ hoặc gõ tên', 'trang của một tỉnh, thành phố; Backspace trở lại'], ['L', 'danh sách trang'], ['P', 'cửa sổ người trình bày'], ['B hoặc .', 'tắt, bật màn hình'],
      ['F', 'toàn màn hình'], ['T', 'nền sáng, nền tối'], ['A', 'tự chuyển trang (số giây rồi A)'],
      ['Esc', 'thoát']].forEach(([key, what]) => keys.append(made('dt', key), made('dd', what)));
    open_('Phím điều khiển', keys);
  }

  // A screen in the lobby goes on by itself, and begins again.
  function every(wanted) {
    seconds = wanted ? Math.max(3, Math.min(3600, wanted)) : 0;
    restart();
  }
  function restart() {
    clearTimeout(auto);
    if (seconds) auto = setTimeout(() => go((at + 1) % slides.length), 1000 * seconds);
  }
  function automatic() {
    every(typed ? Number(typed) : seconds ? 0 : 20);
    typed = '';
    say(seconds ? `Tự chuyển trang sau mỗi ${seconds} giây` : 'Đã dừng tự chuyển trang');
  }

  function theme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    if (other && !other.closed) other.document.documentElement.dataset.theme = root.dataset.theme;
  }
  function full() {
    if (document.fullscreenElement) return document.exitFullscreen();
    if (!root.requestFullscreen) return say('Trình duyệt này không có chế độ toàn màn hình');
    return root.requestFullscreen().catch(() => say('Trình duyệt không cho mở toàn màn hình'));
  }
  function leave() {
    if (panel) return lift();
    if (blank) return unblank();
    if (typed) { typed = ''; return lift(); }
    if (document.fullscreenElement) return document.exitFullscreen();
    // The key that left full screen may come twice.
    if (!back || Date.now() - left < 1000) return undefined;
    write();
    // A server that stopped must not take the slides away.
    const away = () => {
      const came = document.referrer && new URL(document.referrer).origin === location.origin;
      return came && history.length > 1 ? history.back() : location.assign(back);
    };
    const asked = new Image();
    const stays = setTimeout(() => { asked.onerror = asked.onload = null; say('Máy chủ không trả lời: vẫn trình chiếu được, nhưng chưa trở lại được trang trước'); }, 3000);
    asked.onload = () => { clearTimeout(stays); away(); };
    asked.onerror = () => { clearTimeout(stays); say('Máy chủ không trả lời: vẫn trình chiếu được, nhưng chưa trở lại được trang trước'); };
    asked.src = `${new URL('favicon.png', new URL(back, location.href))}?${Date.now()}`;
    return undefined;
  }
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement) left = Date.now();
  });

  // The presenter's own window: this one draws it, so that it needs no address and no server.
  function present() {
    if (other && !other.closed) return other.focus();
    other = open('', 'nguoi-trinh-bay', 'popup,width=1280,height=800');
    if (!other) return say('Trình duyệt chặn cửa sổ thứ hai: hãy cho phép cửa sổ bật lên cho tài liệu này, rồi bấm P', 7000);
    const page = other.document;
    page.open();
    page.write('<!doctype html><html lang="vi"><head><title>Người trình bày</title></head><body class="presenter"></body></html>');
    page.close();
    if (root.dataset.theme) page.documentElement.dataset.theme = root.dataset.theme;
    document.querySelectorAll('style').forEach((each) => page.head.append(page.importNode(each, true)));
    page.body.append(page.importNode(document.querySelector('.defined'), true));
    for (const [name, label] of [['clock', ''], ['now', 'Đang chiếu'], ['next', 'Trang sau'], ['said', '']]) {
      const part = page.createElement('div');
      part.className = `part-${name}`;
      if (label) part.dataset.label = label;
      page.body.append(part);
    }
    began = Date.now();
    other.addEventListener('keydown', press);
    other.addEventListener('resize', mirror);
    clearInterval(ticking);
    ticking = setInterval(tick, 500);
    mirror();
    return tick();
  }
  function tick() {
    if (!other || other.closed) {
      clearInterval(ticking);
      other = null;
      return;
    }
    const two = (number) => String(number).padStart(2, '0');
    const now = new Date(), gone = Math.floor((Date.now() - began) / 1000);
    const spent = `${two(Math.floor(gone / 3600))}:${two(Math.floor(gone / 60) % 60)}:${two(gone % 60)}`;
    const dark = blank ? ' · MÀN HÌNH ĐANG TẮT' : '';
    other.document.querySelector('.part-clock').textContent =
      `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())} · đã nói ${spent} · trang ${at + 1}/${slides.length}${dark}`;
  }
  function mirror() {
    if (!other || other.closed) return;
    const page = other.document;
    for (const [name, slide] of [['now', shown()], ['next', slides[beside ? at : at + 1]]]) {
      const box = page.querySelector(`.part-${name}`);
      const inner = page.createElement('div');
      inner.className = 'small';
      if (slide) inner.append(page.importNode(slide, true));
      else inner.append(Object.assign(page.createElement('p'), {className: 'end', textContent: 'Hết'}));
      box.replaceChildren(inner);
      inner.style.transform = `scale(${box.clientWidth / 1920})`;
    }
    const notes = document.querySelector(`[data-notes="${shown().dataset.of}"]`);
    const said = page.importNode(notes, true);
    said.hidden = false;
    const own = shown().querySelector('.own');
    if (own) said.prepend(page.importNode(own, true));
    page.querySelector('.part-said').replaceChildren(said);
    tick();
  }
  addEventListener('pagehide', () => { if (other && !other.closed) other.close(); });

  const keys = {
    PageDown: () => go(at + 1), ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1),
    PageUp: () => go(at - 1), ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1),
    Backspace: back_, '/': () => find(), Home: () => go(0), End: () => go(slides.length - 1),
    Escape: leave, '.': darken, b: darken, f: full, F5: full, l: list, p: present, t: theme,
    a: automatic, '?': help, r: () => { began = Date.now(); tick(); },
  };
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
    const {key} = event;
    if (panel && inList(event)) return undefined;
    if (/^\d$/.test(key)) {
      typed = (typed + key).slice(-4);
      say(`Đến trang ${typed} ⏎`.replace('⏎', '(Enter)'), 4000);
      clearTimeout(quiet);
      quiet = setTimeout(() => { typed = ''; lift(); }, 4000);
    } else if (key === 'Enter') {
      if (typed) { const to = Number(typed) - 1; typed = ''; lift(); go(to); } else go(at + 1);
    } else if (key === ' ') {
      go(event.shiftKey ? at - 1 : at + 1);
    } else {
      const act = keys[key] || keys[key.toLowerCase()];
      if (!act && !panel && /^\p{L}$/u.test(key) && asides.length) { event.preventDefault(); return find(key); }
      if (!act) return undefined;
      if (panel && (key.toLowerCase() === 'l' || key === '?')) lift();
      else { if (panel && key !== 'Escape') lift(); act(); }
    }
    event.preventDefault();
    return undefined;
  }
  // In the list of slides the arrows choose.
  function inList(event) {
    const buttons = [...over.querySelectorAll('button')];
    if (!buttons.length) return false;
    if (event.key === 'Enter' || event.key === ' ') return true;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return false;
    const place = buttons.indexOf(document.activeElement) + step;
    buttons[Math.max(0, Math.min(buttons.length - 1, place))].focus();
    event.preventDefault();
    return true;
  }
  addEventListener('keydown', press);

  // A mouse goes on, a finger turns the page.
  let from = null, swiped = false;
  addEventListener('pointerdown', (event) => { from = event; swiped = false; });
  addEventListener('pointerup', (event) => {
    if (!from || event.pointerType === 'mouse') return;
    const x = event.clientX - from.clientX, y = event.clientY - from.clientY;
    swiped = Math.abs(x) > 40 && Math.abs(x) > Math.abs(y);
    if (swiped && x < 0) go(at + 1);
    else if (swiped) back_();
  });
  addEventListener('click', (event) => {
    if (event.target.closest('a')) return write();
    if (swiped || event.target.closest('.panel') || !getSelection().isCollapsed) return undefined;
    if (panel) return lift();
    return blank ? unblank() : go(at + 1);
  });
  addEventListener('pointermove', () => {
    root.classList.remove('idle');
    clearTimeout(idle);
    idle = setTimeout(() => root.classList.add('idle'), 2500);
  });
  addEventListener('hashchange', () => {
    arrive();
  });

  root.classList.add('running');
  shown().classList.add('shown');
  if (!arrive()) appear();
  every(Number(new URLSearchParams(location.search).get('tu-dong')) || 0);
})();
