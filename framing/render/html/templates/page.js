"use strict";
(() => {
  const template = document.getElementById("side");
  if (!template) return;
  document.querySelector(".page").prepend(template.content.cloneNode(true));
  const one = (selector) => document.querySelector(selector), all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const card = one(".side .card"), body = one(".card .body"), status = one(".shown"), form = one(".side form"), hint = one(".hint");

  // Each finding: its key on the page, the keys of its facets, its document, and all that shows it.
  const findings = all(".findings li").map((item) => {
    const [doc] = item.dataset.m.split("-");
    return { id: item.dataset.m, item, doc, keys: item.dataset.k.split(" "), shown: true, marks: [] };
  });
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  for (const mark of all("[data-m]")) byId.get(mark.dataset.m)?.marks.push(mark);
  const number = (finding) => document.getElementById("m-" + finding.id);
  let chosen = null;

  // Filters: within one kind any of the ticked, all kinds together; what is not ticked at all asks nothing.
  function asked() {
    const kinds = new Map();
    const ticked = [...all("input:checked", form), ...all("select", form)].map((field) => field.value).filter(Boolean);
    for (const key of ticked) kinds.set(key[0], (kinds.get(key[0]) || new Set()).add(key));
    return kinds;
  }
  const unmet = (finding, kinds) => finding.keys.filter((key) => kinds.has(key[0]) && !kinds.get(key[0]).has(key)).map((key) => key[0]);

  function filter() {
    const kinds = asked(), counts = new Map(), choices = new Map();
    const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    let shown = 0;
    for (const finding of findings) {
      const missing = unmet(finding, kinds);
      if (finding.shown !== !missing.length) {
        finding.shown = !missing.length;
        for (const mark of finding.marks) mark.classList.toggle("off", !finding.shown);
      }
      if (finding.shown) {
        shown += 1;
        const [f, , v, s] = finding.keys;
        for (const keys of ["", v, [f, v, s].join(" ")]) add(counts, finding.doc + " " + keys);
      }
      // What a choice would show is counted as if nothing of its own kind were ticked.
      for (const key of finding.keys) if (!missing.length || (missing.length === 1 && missing[0] === key[0])) add(choices, key);
    }
    for (const place of all("[data-d]")) count(place, counts.get(place.dataset.d + " " + place.dataset.n) || 0);
    for (const place of all(".count", form)) write(place, choices.get(place.dataset.n) || 0);
    for (const option of all("option[data-name]", form)) write(option, option.dataset.name + " (" + (choices.get(option.value) || 0) + ")");
    for (const list of all(".findings")) list.querySelector(".none").hidden = !!list.querySelector("li:not(.off)");
    status.textContent = (shown < findings.length ? shown + " of " : "") + findings.length + (findings.length === 1 ? " finding" : " findings");
    if (chosen && !chosen.shown) close();
  }

  function write(place, text) {
    if (place.textContent !== String(text)) place.textContent = text;
  }

  function count(place, value) {
    const number = place.querySelector("span") || place;
    if (number.textContent === String(value)) return;
    number.textContent = value;
    const circle = place.querySelector("circle");
    if (circle) circle.setAttribute("r", Math.min(3 * Math.sqrt(value), 10).toFixed(1));
  }

  // The card: what the list says of the finding, then what there is to know of its rule.
  function open(finding, { into = false, scroll = false } = {}) {
    mark(chosen, false);
    chosen = finding;
    mark(finding, true);
    const copy = finding.item.cloneNode(true), rule = document.getElementById(copy.querySelector(".to-rule").hash.slice(1));
    body.replaceChildren(...copy.childNodes);
    const line = [...number(finding).classList].find((name) => /^f\d$/.test(name));
    card.className = "card " + line;
    if (rule) body.append(rule.querySelector("dl").cloneNode(true));
    if (one(".index")) body.prepend(paragraph("meta", document.getElementById("t" + finding.doc).textContent));
    const others = findings.filter((other) => other !== finding && other.shown && other.doc === finding.doc && together(other, finding));
    if (others.length) body.append(beside(others));
    card.hidden = false;
    card.scrollTop = 0;
    hint.hidden = true;
    if (into) card.focus({ preventScroll: true });
    one(".side").scrollTop = 0;
    const over = getComputedStyle(card).position === "fixed"; // on narrow screens: it must not lie on the words themselves
    const covered = over && number(finding).getBoundingClientRect().bottom > card.getBoundingClientRect().top - 16;
    if (scroll || covered) bring(number(finding), over ? "start" : "center");
  }

  // Documents out of sight are laid out when they come into sight, and then other heights than guessed may move what was brought.
  function bring(place, block, tries = 3) {
    place.scrollIntoView({ block });
    if (tries) requestAnimationFrame(() => requestAnimationFrame(() => {
      const { top, bottom } = place.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) bring(place, block, tries - 1);
    }));
  }

  const words = (finding) => finding.marks.filter((mark) => mark.classList.contains("m"));
  const together = (a, b) => words(a).some((mark) => words(b).some((other) => mark.contains(other) || other.contains(mark)));

  function paragraph(name, text) {
    const made = document.createElement("p");
    made.className = name;
    made.dir = "auto";
    made.textContent = text;
    return made;
  }

  function beside(others) {
    const line = paragraph("others", "On the same words: ");
    for (const other of others) {
      const link = document.createElement("a");
      link.href = "#m-" + other.id;
      link.dataset.open = other.id;
      link.textContent = number(other).getAttribute("aria-label").replace(", ", " ");
      line.append(link);
    }
    return line;
  }

  function mark(finding, on) {
    for (const place of finding ? finding.marks : []) if (place !== finding.item) place.classList.toggle("now", on);
    if (!finding) return;
    if (on) number(finding).setAttribute("aria-current", "true");
    else number(finding).removeAttribute("aria-current");
  }

  function close() {
    const was = chosen;
    mark(chosen, false);
    chosen = null;
    card.hidden = true;
    hint.hidden = false;
    return was;
  }

  function step(by) {
    const list = findings.filter((finding) => finding.shown);
    if (!list.length) return;
    const at = list.indexOf(chosen);
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
    open(next, { scroll: true });
    number(next).focus({ preventScroll: true });
  }

  // The marks on what was clicked, innermost first; a second click on the same words goes on to the next.
  function under(target) {
    const found = [];
    for (let at = target.closest("[data-m]"); at; at = at.parentElement.closest("[data-m]")) {
      const finding = byId.get(at.dataset.m);
      if (finding && finding.shown && !found.includes(finding)) found.push(finding);
    }
    return found;
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const jump = target.closest("[data-open]");
    if (jump) {
      event.preventDefault();
      const finding = byId.get(jump.dataset.open);
      open(finding, { scroll: true });
      number(finding).focus({ preventScroll: true });
    } else if (target.closest(".close")) {
      const was = close();
      if (was) number(was).focus({ preventScroll: true });
    } else if (target.closest(".previous")) step(-1);
    else if (target.closest(".next")) step(1);
    else if (target.closest(".text a.n")) {
      event.preventDefault();
      open(byId.get(target.closest("a.n").dataset.m), { into: event.detail === 0 });
    } else if (target.closest(".text .m, .rows [data-m]")) {
      const found = under(target);
      if (!found.length || String(getSelection())) return;
      open(found[(found.indexOf(chosen) + 1) % found.length], { scroll: !target.closest(".text") });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && chosen) {
      const was = close();
      number(was).focus({ preventScroll: true });
    }
    if (!one(".keys input").checked || event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
    }
  });

  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  if (matchMedia("(max-width: 56rem)").matches) one(".filters").open = false;
  filter();
})();
