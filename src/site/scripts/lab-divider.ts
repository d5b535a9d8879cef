// The divider between lesson and lab: pointer, arrow keys, Enter or a double click for the default; the width is remembered as a share of the frame.
const STORED_AS = 'sandshark:lesson-width';
const LEAST = 25;
const MOST = 70;
const USUAL = 42;
const STEP = 2;
const BIG_STEP = 10;

/** Lets `divider` set the custom property `--lesson-width` of `frame`, in percent. */
export function connectDivider(frame: HTMLElement, divider: HTMLElement): void {
  let percent = USUAL;
  const set = (wanted: number) => {
    percent = Math.min(MOST, Math.max(LEAST, wanted));
    frame.style.setProperty('--lesson-width', `${percent}%`);
    divider.setAttribute('aria-valuenow', String(Math.round(percent)));
  };
  const settle = () => remember(percent);
  const stored = remembered();
  if (stored !== undefined) set(stored);

  divider.addEventListener('pointerdown', (event) => {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
    divider.focus();
  });
  divider.addEventListener('pointermove', (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const { left, width } = frame.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  divider.addEventListener('pointerup', settle);
  divider.addEventListener('dblclick', () => {
    set(USUAL);
    settle();
  });
  divider.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: percent - step,
      ArrowRight: percent + step,
      Home: LEAST,
      End: MOST,
      Enter: USUAL,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
    settle();
  });
}

function remembered(): number | undefined {
  try {
    const stored = Number.parseFloat(localStorage.getItem(STORED_AS) ?? '');
    return Number.isFinite(stored) ? stored : undefined;
  } catch (error) {
    console.info('The width of the lesson is not remembered:', error);
    return undefined;
  }
}

function remember(percent: number): void {
  try {
    localStorage.setItem(STORED_AS, String(percent));
  } catch (error) {
    console.info('The width of the lesson is not remembered:', error);
  }
}
