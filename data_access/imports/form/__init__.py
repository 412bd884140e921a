"""What an imported table is: its layout, the forms of its values, and issues."""
