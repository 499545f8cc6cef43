using System.Text;

namespace Hybrid.Settings;

/// <summary>A setting as a line of the settings file, with quotes if it needs them. <see cref="EnvFile"/> reads it back.</summary>
public static class EnvLine
{
    public static string Of(string key, string value) => $"{key}={(IsPlain(value) ? value : Quoted(value))}";

    private static bool IsPlain(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '=' or ';' or ',');

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' or '$' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
