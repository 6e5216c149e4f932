// What a notebook imports beside what start.jsh does; only lines that begin with import count.
import static org.homeostat.control.notebook.Notebook.*;
