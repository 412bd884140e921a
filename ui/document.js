/* What goes with the document beside our style: Streamlit's own English words give way to Vietnamese
   ones, a page that opens shows its content once it is drawn and one that changes keeps the heights of
   its charts until then, so that nothing jumps, and a long page has its contents in reach. */
(() => {
  const WORDS = {
    "Skip to main content": "Đến nội dung chính",
    "App pages": "Các trang",
    "Open": "Mở danh sách",
    "Close": "Đóng",
    "Clear value": "Bỏ lựa chọn",
    "Clear entry": "Xóa nội dung",
    "No results": "Không tìm thấy. Hãy gõ có dấu.",
    "Sidebar": "Thanh bên",
    "Expand sidebar": "Mở danh sách trang",
    "Collapse sidebar": "Đóng danh sách trang",
    "Scroll tabs left": "Các mục phía trước",
    "Scroll tabs right": "Các mục phía sau",
    "Scrollable table": "Bảng cuộn được",
    "Navigate to home page": "Về trang đầu",
    "Main menu": "Trình đơn",
    "Notifications": "Thông báo",
    "Pagination": "Các trang của danh sách",
    "Previous page": "Trang trước",
    "Next page": "Trang sau",
    "Copy to clipboard": "Chép",
    "Copied": "Đã chép",
    "Running...": "Đang cập nhật",
    "Stop": "Dừng",
    "Stop script": "Dừng",
    "Add files": "Thêm tệp",
    "Upload": "Chọn tệp",
    "Add row": "Thêm dòng",
    "Select all": "Chọn tất cả",
    "Clear selection": "Bỏ lựa chọn",
    "Clear date": "Bỏ ngày",
    "Choose date": "Chọn ngày",
    "Calendar": "Lịch",
    "Previous month": "Tháng trước",
    "Next month": "Tháng sau",
    "Dismiss": "Đóng",
    "Suggestions": "Gợi ý",
    "Show suggestions": "Mở danh sách gợi ý",
    "Selected values": "Các lựa chọn",
    "Search": "Tìm",
    "Close Search": "Đóng ô tìm",
    "Previous Result": "Kết quả trước",
    "Next Result": "Kết quả sau",
    "Dataframe column menu": "Trình đơn của cột",
    "Copy column name": "Chép tên cột",
    "Download as CSV": "Tải CSV",
    "Download as PNG": "Tải ảnh PNG",
    "Copy Vega-Lite spec": "Chép mô tả biểu đồ",
    "Copied!": "Đã chép",
    "Show data": "Xem số liệu",
    "Show chart": "Xem biểu đồ",
    "visualization": "biểu đồ",
    "group mark container": "nhóm hình",
    "Show/hide columns": "Chọn cột hiện",
    "true": "có",
    "false": "không",
    "Press Enter to apply": "Nhấn Enter để áp dụng",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thu nhỏ",
    "view more": "xem thêm",
    "view less": "thu gọn",
    "View less": "Thu gọn",
    "Link to heading": "Liên kết đến mục này",
  };
  const PATTERNS = [
    [/^(\d+) more$/, "$1 trang khác"],
    [/^View (\d+) more$/, "Thêm $1 trang"],
    [/^Remove (.+)$/, "Bỏ $1"],
    [/^(\d+) options? available\.$/, "$1 lựa chọn."],
    [/^[a-z_]+ icon$/, "biểu tượng"],
    [/^(.+), selected$/, "$1, đang chọn"],
  ];
  const NAMES = ["aria-label", "aria-roledescription", "title", "placeholder"];
  const ACTION = /^([A-Z][A-Za-z -]+)(: .+)$/s; // a button of a chart, and the chart
  const vietnamese = (text) => {
    if (Object.hasOwn(WORDS, text)) return WORDS[text];
    const [, action, subject] = ACTION.exec(text) ?? [];
    if (Object.hasOwn(WORDS, action)) return WORDS[action] + subject;
    const found = PATTERNS.find(([pattern]) => pattern.test(text));
    return found && text.replace(...found);
  };
  const translateText = (node) => {
    const words = vietnamese(node.data.trim());
    if (words) node.data = words;
  };
  const translateNames = (element) => {
    for (const name of NAMES) {
      const words = vietnamese(element.getAttribute(name) ?? "");
      if (words) element.setAttribute(name, words);
    }
    // Streamlit names the place for files and says at once that it is nothing.
    if (element.matches('section[role="presentation"][aria-label]')) element.setAttribute("role", "group");
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest("svg *, pre, .stHtml")) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateNames(node);
    }
  };

  // The number of a document, 1520/QĐ-TTg, stays on one line: where a line ends at its hyphen a mark of no
  // width follows, which searching passes over and copying leaves out.
  const HYPHEN = /(?<=\p{Lu})-(?=\p{Lu})/gu, JOINER = "\u2060";
  const numbered = new Set(); // texts with numbers of documents
  let areNew = false;
  const keepNumbers = () => {
    areNew = false;
    const range = document.createRange();
    for (const node of numbered) {
      if (!node.isConnected) { numbered.delete(node); continue; }
      for (let found, from = 0; (found = node.data.slice(from).search(HYPHEN)) >= 0;) {
        const hyphen = from + found;
        from = hyphen + 1;
        range.setStart(node, hyphen);
        range.setEnd(node, hyphen + 2);
        if (range.getClientRects().length > 1) node.insertData(hyphen + 1, JOINER);
      }
    }
  };
  const findNumbers = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.search(HYPHEN) < 0 || node.parentElement?.closest("svg, pre, code, script, style")) continue;
      numbered.add(node);
      areNew = true;
    }
  };
  for (const event of ["resize", "click"]) addEventListener(event, () => setTimeout(keepNumbers, 50));
  addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.toString().includes(JOINER)) return;
    const copied = document.createElement("div");
    copied.append(selection.getRangeAt(0).cloneContents());
    event.clipboardData.setData("text/plain", selection.toString().replaceAll(JOINER, ""));
    event.clipboardData.setData("text/html", copied.innerHTML.replaceAll(JOINER, ""));
    event.preventDefault();
  });

  const PATIENCE = 4000; // milliseconds without a change until a page is shown, drawn or not
  const STILL = 4; // looks in a row at which the content has one height
  const STATE = "data-test-script-state";
  let path, since, height, still;
  const isDrawn = () => {
    const content = document.querySelector(`[${STATE}="notRunning"] .stMain .stVerticalBlock`);
    const before = height;
    height = content?.offsetHeight;
    if (!content || height !== before) since = performance.now();
    const drawn = content?.querySelector("h1") && height === before &&
      document.fonts.status === "loaded" && !content.querySelector('[data-testid="stSkeleton"], [aria-busy]') &&
      [...content.querySelectorAll(".stVegaLiteChart")].every((each) => each.querySelector("svg, canvas"));
    still = drawn ? still + 1 : 0;
    return still >= STILL;
  };
  let held = [];
  const settle = () => {
    if (!isDrawn() && performance.now() - since < PATIENCE) return setTimeout(settle, 50);
    keepNumbers();
    // What a drawer holds is scrolled with keys, too, where nothing in it takes them.
    for (const each of document.querySelectorAll('[role="dialog"] > :last-child')) each.tabIndex = 0;
    document.documentElement.classList.remove("opening");
    for (const each of held) each.style.minHeight = "";
    [held, since] = [[], undefined];
    offerContents();
  };
  const wait = () => {
    if (since === undefined) setTimeout(settle, 50);
    [since, height, still] = [performance.now(), 0, 0];
  };
  const hold = () => {
    if (!held.length) {
      held = [...document.querySelectorAll(".stMain :is(.stMainBlockContainer, .stVegaLiteChart)")];
      for (const each of held) each.style.minHeight = `${each.offsetHeight}px`;
    }
    wait();
  };
  const open = () => {
    path = location.pathname;
    document.querySelector("details.contents")?.remove();
    document.documentElement.classList.add("opening");
    wait();
  };

  const LONG = 2.5; // screens
  const contents = document.createElement("details");
  contents.className = "contents";
  contents.innerHTML = "<summary>Mục lục</summary><nav aria-label='Mục lục của trang'></nav>";
  const HIDDEN = "[data-st-inactive]"; // a tab that is not open
  const headings = () => [...document.querySelectorAll(".stMain :is(h1, h2)")]
    .filter((each) => each.offsetHeight || each.closest(HIDDEN));
  const openTab = (panel) => {
    const panels = [...panel.parentElement.children].filter((each) => each.matches('[role="tabpanel"], ' + HIDDEN));
    panel.parentElement.querySelectorAll('[role="tab"]')[panels.indexOf(panel)]?.click();
  };
  const offerContents = () => {
    const main = document.querySelector(".stMain");
    const isLong = main && main.scrollHeight > LONG * main.clientHeight && headings().length > 3;
    if (isLong) main.closest(".stApp").append(contents); // there the theme is known
    else contents.remove();
  };
  contents.addEventListener("toggle", () => {
    contents.lastChild.replaceChildren(...(contents.open ? headings() : []).map((heading, place) => {
      const button = document.createElement("button");
      button.textContent = place ? heading.textContent : "Đầu trang";
      button.addEventListener("click", () => {
        contents.open = false;
        const hidden = heading.closest(HIDDEN);
        if (hidden) openTab(hidden);
        setTimeout(() => {
          heading.tabIndex = -1;
          heading.focus({ preventScroll: true });
          heading.scrollIntoView();
        }, hidden ? 100 : 0);
      });
      return button;
    }));
  });

  // A drawing cannot go on on the next sheet: a high one is printed in strips, cut between its lines.
  const HIGH = 500, STRIP = 60, FIRST = 180; // pixels; the first has a heading and lines under it
  const cuts = (svg) => {
    const { top, height } = svg.getBoundingClientRect();
    const lines = [...svg.querySelectorAll("text")].map((each) => each.getBoundingClientRect());
    const found = [0];
    for (let y = STRIP; y < height - STRIP; y += 1) {
      const free = !lines.some((each) => each.top - top < y && each.bottom - top > y);
      if (free && y - found.at(-1) >= (found.length > 1 ? STRIP : FIRST)) found.push(y);
    }
    return [...found, height];
  };
  addEventListener("beforeprint", () => {
    for (const chart of document.querySelectorAll(".stVegaLiteChart:not(.long)")) {
      const svg = chart.querySelector("svg");
      if (!svg || svg.getBoundingClientRect().height < HIGH || chart.closest(".st-key-map-view") || svg.querySelector(".mark-shape")) continue;
      const { width } = svg.getBoundingClientRect();
      cuts(svg).slice(0, -1).forEach((from, at, all) => {
        const to = all[at + 1] ?? svg.getBoundingClientRect().height;
        const strip = svg.cloneNode(true);
        strip.setAttribute("class", "strip");
        strip.setAttribute("viewBox", `0 ${from} ${width} ${to - from}`);
        ["width", "height", "style"].forEach((each) => strip.removeAttribute(each));
        chart.append(strip);
      });
      chart.classList.add("long");
    }
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll(".strip")) each.remove();
    for (const each of document.querySelectorAll(".stVegaLiteChart.long")) each.classList.remove("long");
  });

  // Drawings have the colours of one theme: once Streamlit has changed to the system's other one its own
  // key for a rerun, which keeps what was typed, draws them anew.
  const press = (kind) => document.dispatchEvent(new KeyboardEvent(kind, { key: "r", code: "KeyR", keyCode: 82 }));
  const redraw = (scheme, looks) => {
    const app = document.querySelector(`.stApp[${STATE}="notRunning"]`);
    if (app && getComputedStyle(app).colorScheme === scheme) ["keydown", "keyup"].forEach(press);
    else if (looks) setTimeout(redraw, 200, scheme, looks - 1);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => redraw(matches ? "dark" : "light", 50));

  open();
  new MutationObserver((changes) => {
    if (location.pathname !== path) open();
    for (const change of changes) {
      if (change.attributeName === STATE) change.target.getAttribute(STATE) === "running" && hold();
      else if (change.type === "attributes") translateNames(change.target);
      else if (change.type === "characterData") [translateText, findNumbers].forEach((each) => each(change.target));
      else for (const node of change.addedNodes) [translate, findNumbers].forEach((each) => each(node));
    }
    if (areNew) keepNumbers(); // before they are painted
  }).observe(document.documentElement, {
    attributeFilter: [...NAMES, STATE], characterData: true, childList: true, subtree: true,
  });
})();
