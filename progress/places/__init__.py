"""Places: provinces, their peers and communes, and the register of institutions."""
