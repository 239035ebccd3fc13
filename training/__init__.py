"""Trains the network of ``kg.extract.encoder``: from annotated articles and base weights to what the package ships.

It is no part of the package, and nothing of the package imports it. It alone needs PyTorch.
"""
