// What the dashboard asks. The pane "Dashboard" draws each aggregation as a chart with its name.
export const search = {
  // The documents themselves: five are enough to look at.
  size: 5,
  aggs: {
    // TODO: 'highest wave': one bucket per buoy, and in it the max of HIGHEST.
    // TODO: 'waves over time': one bucket per five minutes, in it one per buoy, in that the avg of MEAN.
  },
};
