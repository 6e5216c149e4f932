// What JShell begins with: examples/shell, after the first build.
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.homeostat.control.analysis.*;
import org.homeostat.control.defence.*;
import org.homeostat.control.diagram.*;
import org.homeostat.control.framing.*;
import org.homeostat.control.identify.*;
import org.homeostat.control.loop.*;
import org.homeostat.control.lumping.*;
import org.homeostat.control.model.*;
import org.homeostat.control.noise.*;
import org.homeostat.control.progress.*;
import org.homeostat.control.protocol.*;
import org.homeostat.control.simulate.*;
import org.homeostat.control.solve.*;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.*;
import org.homeostat.control.view.course.*;
import org.homeostat.control.view.json.*;
import org.homeostat.control.view.picture.*;
import org.homeostat.control.view.report.*;
import org.homeostat.physiology.*;
import org.homeostat.physiology.glucose.*;
import org.homeostat.physiology.leptin.*;
import org.homeostat.physiology.motif.*;
import org.homeostat.physiology.testosterone.*;
import org.homeostat.physiology.weight.*;
import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.unit.Time.*;

/** A picture, a diagram or a report opens in a viewer; anything else is printed whole, where jshell would cut it. */
void show(Object value) {
  org.homeostat.examples.Show.show(value);
}
