// Real monthly stock prices, August 2004 to January 2007: an excerpt of `stocks.csv` in the npm package vega-datasets (BSD-3-Clause).
// A test compares it with the package. It is text in a module, so that the tab needs neither the package nor a network.

const TABLE = `
month    MSFT  AMZN  IBM   GOOG   AAPL
2004-08  22.47  38.14  78.17 102.37  17.25
2004-09  22.76  40.86  79.13  129.6  19.38
2004-10  23.02  34.13  82.84 190.64   26.2
2004-11   24.6  39.68  87.15 181.98  33.53
2004-12  24.52  44.29  91.16 192.79   32.2
2005-01  24.11  43.22  86.39 195.62  38.45
2005-02  23.15  35.18  85.78 187.99  44.86
2005-03  22.24  34.27  84.66 180.51  41.67
2005-04  23.28  32.36  70.77    220  36.06
2005-05  23.82  35.51  70.18 277.27  39.76
2005-06  22.93  33.09  68.93 294.15  36.81
2005-07  23.64  45.15  77.53 287.76  42.65
2005-08  25.35   42.7  75.07    286  46.89
2005-09  23.83   45.3   74.7 316.46  53.61
2005-10   23.8  39.86  76.25 372.14  57.59
2005-11  25.71  48.46  82.98 404.91  67.82
2005-12  24.29  47.15  76.73 414.86  71.89
2006-01  26.14  44.82  75.89 432.66  75.51
2006-02  25.04  37.44  75.09 362.62  68.49
2006-03  25.36  36.53  77.17    390  62.72
2006-04   22.5  35.21  77.05 417.94  70.39
2006-05  21.19  34.61  75.04 371.82  59.77
2006-06   21.8  38.68  72.15 419.33  57.27
2006-07  22.51  26.89   72.7  386.6  67.96
2006-08  24.13  30.83  76.35 378.53  67.85
2006-09  25.68  32.12  77.26  401.9  76.98
2006-10  26.96  38.09  87.06 476.39  81.08
2006-11  27.66  40.34  86.95 484.81  91.66
2006-12  28.13  39.46   91.9 460.48  84.84
2007-01  29.07  37.67  93.79  501.5  85.73
`;

export interface Trade {
  readonly ticker: string;
  readonly price: number;
}

const [[, ...TICKERS], ...ROWS] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/)) as [string[], ...string[][]];

/** One element a month, oldest first; in it one trade for each ticker. */
export const monthlyPrices: readonly (readonly Trade[])[] = ROWS.map(([, ...prices]) =>
  TICKERS.map((ticker, index) => ({ ticker, price: Number(prices[index]) })),
);
