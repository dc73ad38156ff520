// Completes each value of a field that takes several, and not the first one only: what stands before the
// last ";" stays. Escape leaves a field, so that the keys of the page are at hand again.

for (const input of document.querySelectorAll("input[data-many][list]")) {
  const all = [...input.list.options].map((o) => [o.value, o.textContent]);
  const own = document.createElement("datalist");
  own.id = `${input.list.id}-${Math.random().toString(36).slice(2)}`;
  let filled = null;
  const fill = () => {
    const head = input.value.includes(";") ? input.value.slice(0, input.value.lastIndexOf(";") + 1) + " " : "";
    if (head === filled) return;
    filled = head;
    own.replaceChildren(...all.map(([value, words]) => {
      const option = document.createElement("option");
      option.value = head + value;
      option.textContent = words;
      return option;
    }));
  };
  input.addEventListener("focus", () => {
    if (!own.isConnected) {
      input.after(own);
      input.setAttribute("list", own.id);
    }
    fill();
  });
  input.addEventListener("input", fill);
}

document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && e.target.closest("input, textarea, select")) e.target.blur();
});
