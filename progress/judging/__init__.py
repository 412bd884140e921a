"""Values judged against targets: totals, paths, verdicts, and the words for them."""
