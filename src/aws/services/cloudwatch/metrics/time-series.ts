// A result of GetMetricData on its way: values by the start of their period, in milliseconds.
export type TimeSeries = ReadonlyMap<number, number>;
