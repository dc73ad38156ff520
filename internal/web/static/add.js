// Files can be dropped on the form, and the page of what is being added follows it. Without this the
// form has a field for files, and the page loads itself again.

const form = document.querySelector("form.add");
if (form) {
  form.elements.refresh.remove();
  const files = form.elements.files, list = form.querySelector(".chosen"), drop = form.querySelector(".drop");
  const show = () => {
    list.replaceChildren(...[...files.files].slice(0, 50).map((f) => {
      const li = document.createElement("li"), name = document.createElement("bdi");
      name.textContent = f.name;
      li.append(name, ` ${f.size.toLocaleString("en")} bytes`);
      return li;
    }));
    if (files.files.length > 50) list.append(`and ${files.files.length - 50} more`);
  };
  files.addEventListener("change", show);
  for (const kind of ["dragover", "dragenter"]) document.addEventListener(kind, (e) => {
    if (![...e.dataTransfer.types].includes("Files")) return;
    e.preventDefault();
    drop.classList.add("over");
  });
  for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, (e) => {
    if (kind === "drop" || !e.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (e) => {
    if (!e.dataTransfer.files.length) return;
    e.preventDefault();
    const all = new DataTransfer();
    for (const f of [...files.files, ...e.dataTransfer.files]) all.items.add(f);
    files.files = all.files;
    show();
  });
  form.addEventListener("submit", () => {
    const button = form.querySelector("button.main");
    button.disabled = true;
    button.textContent = "Sending…";
  });
  addEventListener("pageshow", () => { // the back button
    const button = form.querySelector("button.main");
    button.disabled = false;
    button.textContent = "Add";
  });
}

const box = document.getElementById("progress");
const hide = () => box.querySelector(".noscript")?.remove();
async function follow() {
  try {
    const answer = await fetch("/add/progress", { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("progress");
    if (answer.ok && next) {
      box.replaceChildren(...next.childNodes);
      box.dataset.running = next.dataset.running;
      hide();
    }
  } catch { // the server was ended: what was sent waits
    box.dataset.running = "false";
    const p = document.createElement("p");
    p.className = "note";
    p.setAttribute("role", "alert");
    p.textContent = "The program does not answer. What was sent is kept; start it again with cited serve, and it goes on.";
    box.prepend(p);
    return;
  }
  if (box.dataset.running === "true") setTimeout(follow, 700);
}
if (box) {
  hide();
  if (box.dataset.running === "true" && !location.search.includes("refresh")) setTimeout(follow, 500);
}
