/* Every chart can be copied or saved as a picture, drawn in the browser from what is on the screen: the
   chart under its headline, with what it shows and whether the data are made up. Nothing is fetched but
   the page's own letters, which a picture needs with it. */
(() => {
  const SCALE = 2, MARGIN = 24, LEAST = 560;
  const NAMES = { copy: "Chép hình", save: "Lưu PNG" };

  const asAddress = (blob) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
  const faceRules = () => [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => [rule, sheet.href]);
    } catch {
      return []; // a style sheet of another site may not be read
    }
  });
  const embedded = async ([rule, sheet]) => {
    const [, address] = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src")) ?? [];
    if (!address) return "";
    const answer = await fetch(new URL(address, sheet ?? document.baseURI)).catch(() => null);
    if (!answer?.ok) return ""; // the server is gone and the browser kept no copy: letters of the system
    const font = await answer.blob(), [family, weight, style] = ["font-family", "font-weight", "font-style"].map((each) => rule.style.getPropertyValue(each));
    return `@font-face{font-family:${family};font-weight:${weight || "normal"};font-style:${style || "normal"};src:url(${await asAddress(font)})}`;
  };
  let letters;
  const fonts = (family) => letters ??= Promise.all(faceRules()
    .filter(([{ style }]) => style.getPropertyValue("font-family").replace(/["']/g, "") === family
      && style.getPropertyValue("font-style") !== "italic").map(embedded)).then((found) => found.join(""));

  const drawing = async (svg, family) => {
    const copy = svg.cloneNode(true), style = document.createElementNS(svg.namespaceURI, "style");
    style.textContent = await fonts(family);
    copy.prepend(style);
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    await image.decode();
    return image;
  };
  const wrapped = (context, text, width) => {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (lines.at(-1) && context.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  };
  const about = () => [...document.querySelectorAll(
    '.st-key-frame [data-testid="stCaptionContainer"], .st-key-frame .chip > summary')].map((each) => each.innerText).join(" · ");
  const picture = async (chart) => {
    const svg = chart.querySelector("svg.marks"), { width, height } = svg.viewBox.baseVal;
    const { backgroundColor, color, fontFamily } = getComputedStyle(document.querySelector(".stApp"));
    const family = fontFamily.split(",")[0].replace(/["']/g, "");
    const image = await drawing(svg, family);
    const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
    const inner = Math.max(width, LEAST), texts = [[chart.ariaLabel, 600, 17], [about(), 400, 13]].map(([text, weight, size]) => {
      context.font = `${weight} ${size}px ${fontFamily}`;
      return { font: context.font, high: size * 1.35, lines: wrapped(context, text ?? "", inner) };
    });
    const taken = texts.map(({ high, lines }) => high * lines.length + MARGIN / 2);
    canvas.width = SCALE * (inner + 2 * MARGIN);
    canvas.height = SCALE * (height + taken[0] + taken[1] + 2 * MARGIN);
    context.scale(SCALE, SCALE);
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = color;
    context.textBaseline = "top";
    const written = ({ font, high, lines }, top) => {
      context.font = font;
      lines.forEach((line, at) => context.fillText(line, MARGIN, top + at * high));
    };
    written(texts[0], MARGIN);
    context.drawImage(image, MARGIN + (inner - width) / 2, MARGIN + taken[0], width, height);
    written(texts[1], MARGIN + taken[0] + height + MARGIN / 2);
    URL.revokeObjectURL(image.src);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  const copy = (made) => navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
  const save = async (made, chart) => {
    const link = document.createElement("a"), number = [...document.querySelectorAll(".stVegaLiteChart")].indexOf(chart) + 1;
    link.href = URL.createObjectURL(await made);
    link.download = `${location.pathname.split("/").filter(Boolean).at(-1) ?? "tong-quan"}-hinh-${number}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.(".pictures button");
    if (!button) return;
    const chart = button.parentElement.previousElementSibling, how = button.dataset.picture;
    try {
      await (how === "copy" ? copy : save)(picture(chart), chart);
      button.textContent = how === "copy" ? "Đã chép" : "Đã lưu";
    } catch {
      button.textContent = how === "copy" ? "Không chép được, hãy lưu PNG" : "Không lưu được";
    }
    setTimeout(() => { button.textContent = NAMES[how]; }, 2500);
  });

  // Without https a browser has no clipboard for pictures.
  const offered = Object.keys(NAMES).filter((how) => how !== "copy" || navigator.clipboard?.write);
  const buttons = () => {
    const place = document.createElement("div");
    place.className = "pictures";
    place.append(...offered.map((how) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: NAMES[how] });
      button.dataset.picture = how;
      return button;
    }));
    return place;
  };
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      // Streamlit may put something else in a chart's place, and leaves what is not its own.
      for (const place of document.querySelectorAll(".pictures"))
        if (!place.previousElementSibling?.querySelector(":scope > svg.marks")) place.remove();
      for (const svg of document.querySelectorAll(".stVegaLiteChart > svg.marks")) {
        const chart = svg.parentElement;
        if (!chart.nextElementSibling?.matches(".pictures")) chart.after(buttons());
      }
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
