// For browser tests: the screens that pages are looked at on.

export const DESKTOP = { width: 1440, height: 900 };

/** A context of a phone: the light editor stands there. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
