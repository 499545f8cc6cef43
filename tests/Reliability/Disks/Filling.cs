using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>Takes the room on a small file system, but for so much.</summary>
internal sealed class Filling
{
    private readonly string _root;
    private readonly long? _bytesLeft;
    private readonly int _filesLeft;

    private Filling(string root, long? bytesLeft, int filesLeft)
    {
        _root = root;
        _bytesLeft = bytesLeft;
        _filesLeft = filesLeft;
    }

    public static Filling LeaveBytes(string root, long bytes) => new(root, bytes, 0);

    public static Filling LeaveFiles(string root, int files) => new(root, null, files);

    /// <returns>What gives it back.</returns>
    public IDisposable Fill()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "ballast")).FullName;
        if (_bytesLeft is { } left)
        {
            using FileStream ballast = File.Create(Path.Combine(folder, "0"));
            byte[] page = new byte[4096];
            while (new DriveInfo(_root).AvailableFreeSpace > left)
            {
                ballast.Write(page);
                ballast.Flush();
            }
        }
        else
        {
            List<string> made = [];
            try
            {
                while (true)
                {
                    string file = Path.Combine(folder, made.Count.ToString(CultureInfo.InvariantCulture));
                    File.Create(file).Dispose();
                    made.Add(file);
                }
            }
            catch (IOException)
            {
                foreach (string file in made.TakeLast(_filesLeft))
                {
                    File.Delete(file);
                }
            }
        }

        return new Given(folder);
    }

    public override string ToString() => _bytesLeft is { } left ? $"{left} bytes left" : $"{_filesLeft} files left";

    private sealed record Given(string Folder) : IDisposable
    {
        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
