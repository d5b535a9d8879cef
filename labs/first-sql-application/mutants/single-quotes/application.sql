-- The trades whose price fell.
CREATE OR REPLACE STREAM falling (
  ticker VARCHAR(8),
  price DOUBLE,
  change DOUBLE
);

-- The columns of the source were found in lower case: they are quoted.
CREATE OR REPLACE PUMP falling_pump AS
INSERT INTO falling
SELECT STREAM
  'ticker',
  'price',
  'change'
FROM SOURCE_SQL_STREAM_001
WHERE 'change' < 0;
