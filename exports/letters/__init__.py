"""Official letters: to each unit whose report is late or whose figures are behind, to be signed."""
