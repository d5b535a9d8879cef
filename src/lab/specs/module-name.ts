// The name by which a lab lists the runner of specs among its packages.
export const SPECS_MODULE = 'workshop/specs';
