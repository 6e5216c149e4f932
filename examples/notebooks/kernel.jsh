// What a notebook imports before its first cell, beside what start.jsh imports; only lines that begin with import count.
import java.util.stream.*;
import org.homeostat.control.diagram.*;
import static org.homeostat.control.notebook.Notebook.show;
