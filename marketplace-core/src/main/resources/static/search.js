// What was searched for stays on this device: the last few words, told to nobody, until "forget".
const RECENT = "gesucht";
const MOST_RECENT = 5;

function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT));
    return Array.isArray(kept) ? kept.filter(one => typeof one === "string").slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

function remember(typed) {
  const words = typed.trim().slice(0, 60);
  if (words === "") return;
  const others = recent().filter(one => one.toLowerCase() !== words.toLowerCase());
  try {
    localStorage.setItem(RECENT, JSON.stringify([words, ...others].slice(0, MOST_RECENT)));
  } catch { /* a device that keeps nothing */ }
}

// The search field as a combobox over the suggestions htmx brings, and filters that count at once where there is room.
const WIDE = matchMedia("(min-width: 60rem)");

document.querySelectorAll(".search input[hx-get]").forEach(combobox);

function combobox(field) {
  const list = field.form.querySelector(".suggest");
  let typed = field.value;
  let chosen = -1;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", list.dataset.label);

  const options = () => [...list.querySelectorAll("a")];
  const close = () => { list.replaceChildren(); show(-1); };

  function show(index) {
    const all = options();
    chosen = index;
    all.forEach((one, nth) => one.setAttribute("aria-selected", String(nth === index)));
    field.setAttribute("aria-expanded", String(all.length > 0));
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", all[index].id);
      all[index].scrollIntoView({ block: "nearest" });
    }
    field.value = all[index]?.dataset.text ?? typed;
  }

  /** Before the first letter: what was searched for last on this device, above what the server knows to be popular. */
  function offerRecent() {
    const words = recent();
    if (typed.trim() !== "" || words.length === 0) return;
    const all = field.form.querySelector("template[data-recent]").content.firstElementChild.cloneNode(true);
    const [, entry, forget] = all.children;
    entry.replaceWith(...words.map(one => {
      const line = entry.cloneNode(true);
      const link = line.querySelector("a");
      link.search = new URLSearchParams({ q: one });
      link.dataset.text = one;
      link.querySelector("span").textContent = one;
      return line;
    }));
    forget.querySelector("a").addEventListener("click", event => {
      event.preventDefault();
      localStorage.removeItem(RECENT);
      all.remove();
      show(-1);
    });
    list.prepend(all);
  }

  list.addEventListener("htmx:afterSwap", () => {
    offerRecent();
    list.querySelectorAll("ul, li").forEach(one => one.setAttribute("role", "presentation"));
    options().forEach((one, nth) => {
      one.id = `${list.id}-${nth}`;
      one.setAttribute("role", "option");
      one.tabIndex = -1;
    });
    if (document.activeElement === field) show(-1); else close();
  });

  field.addEventListener("input", () => {
    typed = field.value;
    if (typed.trim() === "") close();
  });

  field.addEventListener("focus", () => typed.trim() === "" && htmx.trigger(field, "wanted"));
  field.form.addEventListener("submit", () => remember(field.value));
  list.addEventListener("click", event => remember(event.target.closest("a[data-text]")?.dataset.text ?? ""));

  field.addEventListener("keydown", event => {
    const count = options().length;
    if (count === 0 && event.key !== "Escape") return;
    if (event.key === "ArrowDown") show(chosen + 1 >= count ? -1 : chosen + 1);
    else if (event.key === "ArrowUp") show(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) options()[chosen].click();
    else if (event.key === "Escape" && count > 0) { field.value = typed; close(); }
    else return;
    event.preventDefault();
  });

  list.addEventListener("mousedown", event => event.preventDefault());
  field.addEventListener("blur", close);
}

document.addEventListener("change", event => {
  const form = event.target.closest(".facets form, form.sorting");
  if (form && (WIDE.matches || form.matches(".sorting"))) form.requestSubmit();
});

// Empty choices do not belong into an address.
document.addEventListener("htmx:configRequest", event => {
  if (event.target.matches(".facets form, form.sorting")) {
    const given = event.detail.parameters;
    Object.keys(given).filter(name => given[name] === "").forEach(name => delete given[name]);
  }
});

// "Where am I": offered only where the device can say it; the server finds the place.
document.querySelectorAll("button[data-locate]").forEach(button => {
  if (!("geolocation" in navigator)) return;
  button.hidden = false;
  button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(async at => {
    const { latitude, longitude } = at.coords;
    const answer = await fetch(`/api/v1/places/nearest?latitude=${latitude}&longitude=${longitude}`);
    if (!answer.ok) return;
    const field = button.form.elements.ort;
    field.value = (await answer.json()).name;
    button.form.requestSubmit();
  }, () => { button.hidden = true; }, { timeout: 10000, maximumAge: 600000 }));
});
