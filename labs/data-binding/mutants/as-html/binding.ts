// Data binding: what a model says is put into the view that shows it.

/** What a view shows: texts by their names. */
export type Model = Readonly<Record<string, string>>;

/** Puts each text of the model into the elements of the view that bear its name: data-name="title" gets model.title. */
export function bind(view: Element, model: Model): void {
  for (const element of view.querySelectorAll<HTMLElement>('[data-name]')) {
    element.innerHTML = model[element.dataset.name!];
  }
}
