"""The reader: what people see. It only reads."""
