// Keys of every page: "/" finds, "j" and "k" go through rows, "?" tells the keys, and a letter presses
// the button that has it, unless somebody turned that off. Nothing here is needed to use a page.

const typing = (e) => e.target.closest("input, textarea, select, [contenteditable]");

// Whether letters do anything: who speaks to the computer, or types beside the keys, turns them off.
const letters = {
  get on() {
    try { return localStorage.getItem("letters") !== "off"; } catch { return true; } // nothing is kept here
  },
  set on(yes) {
    try { localStorage.setItem("letters", yes ? "on" : "off"); } catch { /* nor can it be */ }
  },
};

function rows() {
  return [...document.querySelectorAll("table.rows tbody tr, .text a.figure[id], article.item")];
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const now = all.findIndex((r) => r.contains(document.activeElement) || r === document.activeElement);
  const row = all[Math.min(all.length - 1, Math.max(0, now + by))];
  const at = row.matches("a, button") ? row : row.querySelector("a, button") ?? row;
  at.focus();
  row.scrollIntoView({ block: "nearest" });
}

function help() {
  let box = document.getElementById("keys");
  if (!box) {
    box = document.createElement("dialog");
    box.id = "keys";
    const list = document.createElement("dl");
    const keys = [["/", "find figures"], ["j, k", "next row, row before"], ["Enter", "open it"], ["?", "these keys"]];
    for (const b of document.querySelectorAll("[data-key]")) keys.push([b.dataset.key, b.textContent.trim()]);
    for (const [key, does] of keys) {
      const dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = key;
      dd.textContent = does;
      list.append(dt, dd);
    }
    const choice = document.createElement("p"), label = document.createElement("label"), check = document.createElement("input");
    choice.className = "line";
    check.type = "checkbox";
    check.checked = letters.on;
    check.addEventListener("change", () => { letters.on = check.checked; });
    label.append(check, " Letters press buttons");
    choice.append(label);
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => box.close());
    box.append(list, choice, close);
    document.body.append(box);
  }
  box.showModal();
}

document.addEventListener("keydown", (e) => {
  if (e.repeat || e.ctrlKey || e.metaKey || e.altKey || typing(e) || document.querySelector("dialog[open]")) return;
  if (!letters.on && e.key !== "/" && e.key !== "?") return;
  const button = [...document.querySelectorAll("[data-key]")].find((b) => b.dataset.key === e.key);
  if (button) {
    const missing = button.form && [...button.form.elements].find((x) => x.required && !x.value);
    (missing ?? button)[missing ? "focus" : "click"]();
  } else if (e.key === "/") document.getElementById("find").focus();
  else if (e.key === "j") step(1);
  else if (e.key === "k") step(-1);
  else if (e.key === "?") help();
  else return;
  e.preventDefault();
});

const show = document.querySelector("fieldset.show");
if (show) {
  show.hidden = false;
  show.addEventListener("change", (e) => document.querySelector(".text").classList.toggle("no-" + e.target.name, !e.target.checked));
}

// What only some pages need.
if (document.querySelector("input[data-many]")) import("./complete.js");
if (document.querySelector("form.adding")) import("./select.js");
