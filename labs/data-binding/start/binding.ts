// Data binding: what a model says is put into the view that shows it.

/** What a view shows: texts by their names. */
export type Model = Readonly<Record<string, string>>;

/** Puts each text of the model into the elements of the view that bear its name: data-name="title" gets model.title. */
export function bind(view: Element, model: Model): void {
  // TODO 1: this line knows one name. Take all elements that have a data-name, and give each the text of that name.
  view.querySelector('[data-name=title]')!.innerHTML = model.title;
  // TODO 2: a text is a text, whatever is in it.
}
