"""What commands of both panels share: arguments and options, and how results and remarks are printed. No command."""
