CREATE CONSTRAINT aggregate_cell IF NOT EXISTS FOR (n:AggregateCell) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT aggregate_budget IF NOT EXISTS FOR (n:AggregateBudget) REQUIRE n.id IS UNIQUE;
