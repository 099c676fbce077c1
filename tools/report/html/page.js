// Search and folding of the tree. Without a script the page can be read all the same: what folds is the browser's own.
"use strict";
(() => {
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  if (search === null || found === null) return;
  const branches = [...document.querySelectorAll("#branches details")];
  const before = found.textContent;
  // What is asked about each: its name, type and values, without what stands below it.
  const texts = new Map(
    branches.map((branch) => [
      branch,
      [...branch.children]
        .filter(({ tagName }) => tagName !== "DETAILS")
        .map(({ textContent }) => textContent)
        .join(" ")
        .toLowerCase(),
    ]),
  );
  const wasOpen = new Map(branches.map((branch) => [branch, branch.open]));

  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted === "") {
      for (const branch of branches) {
        branch.hidden = false;
        branch.open = wasOpen.get(branch) ?? false;
      }
      found.textContent = before;
      return;
    }
    for (const branch of branches) branch.hidden = true;
    for (const branch of branches) {
      if (!texts.get(branch)?.includes(wanted)) continue;
      branch.hidden = false;
      branch.open = branch.classList.contains("component");
      for (let above = branch.parentElement; above !== null && above.id !== "branches"; above = above.parentElement) {
        above.hidden = false;
        above.open = true;
      }
      for (const below of branch.querySelectorAll("details")) {
        below.hidden = false;
        below.open = below.classList.contains("component");
      }
    }
    const count = branches.filter((branch) => !branch.hidden && branch.classList.contains("resource")).length;
    found.textContent = `${count} found`;
  };
  search.addEventListener("input", show);
  search.form?.addEventListener("submit", (event) => event.preventDefault());
  const fold = (open) => () => {
    for (const branch of branches) branch.open = open && branch.classList.contains("component");
  };
  document.getElementById("open")?.addEventListener("click", fold(true));
  document.getElementById("fold")?.addEventListener("click", fold(false));
})();
