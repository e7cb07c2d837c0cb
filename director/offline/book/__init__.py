"""The offline director's book: everything it knows how to tell, as text in the script language."""
