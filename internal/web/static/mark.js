// A box at the head of a list marks all of its rows.

const head = document.querySelector("thead .tick");
if (head) {
  const boxes = [...document.querySelectorAll("tbody .tick input")];
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Mark all of this page");
  all.addEventListener("change", () => boxes.forEach((b) => { b.checked = all.checked; }));
  for (const b of boxes) b.addEventListener("change", () => {
    all.checked = boxes.every((x) => x.checked);
    all.indeterminate = !all.checked && boxes.some((x) => x.checked);
  });
  head.append(all);
}
