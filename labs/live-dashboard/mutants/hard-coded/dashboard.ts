// What the dashboard asks. The pane "Dashboard" draws each aggregation as a chart with its name.
export const search = {
  // The documents themselves: five are enough to look at.
  size: 5,
  aggs: {
    'highest wave': {
      terms: { field: 'BUOY', include: ['cape', 'harbour', 'reef', 'shoal'] },
      aggs: { HIGHEST: { max: { field: 'HIGHEST' } } },
    },
    'waves over time': {
      date_histogram: { field: 'WINDOW_START', fixed_interval: '5m' },
      aggs: { BUOY: { terms: { field: 'BUOY' }, aggs: { MEAN: { avg: { field: 'MEAN' } } } } },
    },
  },
};
