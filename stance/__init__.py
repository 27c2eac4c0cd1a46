"""Stance Tracker: who stands where on a policy question, each number with its sentence."""
