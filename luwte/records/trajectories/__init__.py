"""Trajectories, phases, evaluation dates and the gate."""
